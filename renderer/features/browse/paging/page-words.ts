const sizes = [10, 20, 50, 100];

/** Sizes to choose from, the present one among them. */
export const sizeOptions = (current: number): { value: string; label: string }[] =>
  [...new Set([...sizes, current])].toSorted((a, b) => a - b).map((size) => ({ value: String(size), label: String(size) }));
