import type { Readable } from 'node:stream';
import type { StoredBody } from '../bodies/body-store';
import { mediaTypeOf } from '../bodies/media-type-of';
import { readRange } from './read-range';

/** How both hosts answer when the page asks for a body by its address. */
export interface BodyAnswer {
  readonly status: 200 | 206 | 404 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes, or null where there are none to send. */
  open(): Readable | null;
}

/** What keeps a body from ever becoming a page of the app, whatever is in it. */
const locks = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

const sniffBytes = 1_024;

/** Answers with a body or the one range asked for, as bytes that no browser will run. */
export async function answerBody(body: StoredBody | undefined, range: string | null): Promise<BodyAnswer> {
  if (!body) return { status: 404, headers: { ...locks, 'content-length': '0' }, open: () => null };
  const { bytes } = body;
  const asked = readRange(range, bytes);
  if (asked === 'unsatisfiable') {
    return { status: 416, headers: { ...locks, 'content-range': `bytes */${bytes}`, 'content-length': '0' }, open: () => null };
  }
  const { from, to } = asked ?? { from: 0, to: bytes };
  const mediaType = mediaTypeOf(await body.read(0, Math.min(sniffBytes, bytes)));
  const headers = {
    ...locks,
    'content-type': mediaType,
    // Without a name: whoever saves it has a better one.
    'content-disposition': mediaType === 'application/octet-stream' ? 'attachment' : 'inline',
    'accept-ranges': 'bytes',
    'content-length': String(to - from),
  };
  const open = () => body.stream(from, to);
  if (asked === null) return { status: 200, headers, open };
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${from}-${to - 1}/${bytes}` }, open };
}
