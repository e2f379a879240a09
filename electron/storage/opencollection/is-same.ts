/** Whether two parts of a draft say the same; the ids of rows say nothing. */
export const isSame = (one: unknown, other: unknown): boolean => withoutIds(one) === withoutIds(other);

const withoutIds = (part: unknown): string =>
  JSON.stringify(part, (key, value: unknown) => (key === 'id' ? undefined : value)) ?? '';
