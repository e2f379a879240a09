import { rowBytes } from './hex-rows';

/** Where the user stands in bytes, and from where on they are selected. */
export interface ByteSelection {
  readonly anchor: number;
  readonly head: number;
}

export const standingAt = (at: number): ByteSelection => ({ anchor: at, head: at });

/** The bytes that are selected: [from, to), one at least. */
export const rangeOf = ({ anchor, head }: ByteSelection): readonly [from: number, to: number] => [
  Math.min(anchor, head),
  Math.max(anchor, head) + 1,
];

/** Moves to a byte; what lies between is selected when it is to be extended. */
export function moveTo({ anchor }: ByteSelection, at: number, bytes: number, extend: boolean): ByteSelection {
  const head = Math.min(Math.max(0, at), Math.max(0, bytes - 1));
  return { anchor: extend ? anchor : head, head };
}

/** The byte in a row that stands below or above the one the user stands at; Home and End go to the very ends. */
export const inRow = ({ head }: ByteSelection, row: number): number => row * rowBytes + (head % rowBytes);

/** An offset as it is typed: 4096, 0x1000, or 1000h. Null where it is none. */
export function readOffset(text: string): number | null {
  const typed = text.trim().replaceAll(/[\s_\u00a0]/g, '');
  const hex = /^0x([0-9a-f]{1,12})$/i.exec(typed)?.[1] ?? /^([0-9a-f]{1,12})h$/i.exec(typed)?.[1];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  return /^\d{1,15}$/.test(typed) ? Number(typed) : null;
}
