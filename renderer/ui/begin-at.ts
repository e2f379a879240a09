/** The first cell says where its row begins; the others follow it. */
export const beginAt = (from: number, place: number) => (from > 0 && place === 0 ? { gridColumnStart: from + 1 } : undefined);
