/** The bytes [from, to) of something. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The one range of bytes that a Range header asks for. Null means all of it: no header, another unit,
 * several ranges, or words that are no range, which a server may ignore (RFC 9110, 14.2).
 */
export function readRange(header: string | null, bytes: number): Stretch | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '') return last === '' ? null : lastBytes(Number(last), bytes);
  return firstBytes(Number(first), last === '' ? Infinity : Number(last), bytes);
}

function firstBytes(from: number, last: number, bytes: number): Stretch | 'unsatisfiable' | null {
  if (last < from) return null;
  return from >= bytes ? 'unsatisfiable' : { from, to: Math.min(last + 1, bytes) };
}

function lastBytes(count: number, bytes: number): Stretch | 'unsatisfiable' {
  return count === 0 || bytes === 0 ? 'unsatisfiable' : { from: Math.max(0, bytes - count), to: bytes };
}
