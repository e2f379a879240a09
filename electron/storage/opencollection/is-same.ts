/** Whether two parts of a draft say the same; the ids of rows say nothing. */
export const isSame = (one: unknown, other: unknown): boolean => withoutIds(one) === withoutIds(other);

const withoutIds = (part: unknown): string =>
  JSON.stringify(part, (key, value: unknown) => (key === 'id' ? undefined : value)) ?? '';

/** Whether two values are the same to the last field: in a file, an id is a word like others. */
export const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
