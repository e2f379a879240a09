import { Readable } from 'node:stream';
import type { StoredBody } from './body-store.ts';

const sliceShape = /^(.+)~(\d{1,15})-(\d{1,15})$/;
const streamWindow = 256 * 1024;

/** The id of the bytes [from, to) of a body, which can be read as a body themselves: a part, a record. */
export const sliceIdOf = (bodyId: string, from: number, to: number): string => `${bodyId}~${from}-${to}`;

/** The id of the body that a slice, or a slice of a slice, is cut from. */
export const wholeIdOf = (bodyId: string): string => bodyId.split('~', 1)[0] ?? '';

/** The body of an id: one that is kept, or a slice of one. */
export function findBody(id: string, kept: (id: string) => StoredBody | undefined): StoredBody | undefined {
  const slice = readSliceId(id);
  if (!slice) return kept(id);
  const whole = findBody(slice.of, kept);
  return whole && sliceBody(id, whole, slice);
}

/** What an id of a slice says; null for the id of a whole body. */
function readSliceId(id: string): { readonly of: string; readonly from: number; readonly to: number } | null {
  const [, of, from, to] = sliceShape.exec(id) ?? [];
  return of === undefined ? null : { of, from: Number(from), to: Number(to) };
}

/** The bytes [from, to) of a body as a body of their own. Nothing is copied. */
function sliceBody(id: string, whole: StoredBody, range: { readonly from: number; readonly to: number }): StoredBody {
  const from = Math.min(range.from, whole.bytes);
  const to = Math.max(from, Math.min(range.to, whole.bytes));
  const file = whole.path === null ? (whole.within ?? null) : { path: whole.path, from: 0 };
  const read = (first: number, last: number) => whole.read(from + Math.max(0, first), Math.min(to, from + last));
  async function* windows(first: number, last: number) {
    for (let at = first; at < last; at += streamWindow) yield await read(at, Math.min(last, at + streamWindow));
  }
  return {
    id,
    bytes: to - from,
    complete: whole.complete,
    path: null,
    filed: null,
    within: file && { path: file.path, from: file.from + from },
    read,
    stream: (first = 0, last = to - from) =>
      Readable.from(windows(first, Math.min(last, to - from)), { objectMode: false, highWaterMark: streamWindow }),
  };
}
