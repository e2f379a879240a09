import { useState } from 'react';

interface RowKeys {
  readonly at: (index: number) => number;
  readonly move: (from: number, to: number) => void;
  readonly remove: (index: number) => void;
}

let lastKey = 0;
const freshKey = (): number => (lastKey += 1);

/** A key for each row of a list whose items have none, which goes where the row goes. */
export function useRowKeys(count: number): RowKeys {
  const [keys, setKeys] = useState<readonly number[]>([]);
  const missing = Array.from({ length: Math.max(0, count - keys.length) }, freshKey);
  const known = missing.length > 0 || keys.length > count ? [...keys, ...missing].slice(0, count) : keys;
  if (known !== keys) setKeys(known);
  return {
    at: (index) => known[index] ?? index,
    move: (from, to) => setKeys(known.toSpliced(from, 1).toSpliced(to, 0, known[from] ?? freshKey())),
    remove: (index) => setKeys(known.toSpliced(index, 1)),
  };
}
