import type { HeaderList } from '#shared/model/exchange-event';
import type { ResponseHead } from '#shared/model/exchange';
import { refuseAnswer } from './stopped';
import { headerWords } from './wire-request';

/** How the end of a body is found. */
export type Framing =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  /** It ends with its stream (RFC 9113, 8.1); trailers are known then. */
  | { readonly kind: 'stream'; readonly length: number | null; readonly trailers: () => HeaderList }
  /** It ends with the connection. */
  | { readonly kind: 'close' };

/** RFC 9112, 6.3, strictly: an answer whose framing can be read in two ways is refused. */
export function readFraming(method: string, head: ResponseHead): Framing {
  const lengths = head.headers.filter(([name]) => name.toLowerCase() === 'content-length').map(([, value]) => value);
  const codings = headerWords(head.headers, 'transfer-encoding');
  if (hasNoBody(method, head.status)) return { kind: 'none' };
  if (lengths.length > 0 && codings.length > 0)
    return refuseAnswer('it has both Content-Length and Transfer-Encoding, which contradict each other');
  if (codings.length > 0) return readCodings(codings);
  if (lengths.length > 0) return readLength(lengths);
  return { kind: 'close' };
}

/** HEAD, 1xx, 204, 304, and CONNECT when it succeeds: nothing follows the head, whatever its headers say. */
export const hasNoBody = (method: string, status: number) =>
  method === 'HEAD' || status < 200 || status === 204 || status === 304 || (method === 'CONNECT' && status < 300);

function readCodings(codings: readonly string[]): Framing {
  if (codings.length === 1 && codings[0] === 'chunked') return { kind: 'chunked' };
  if (codings.filter((coding) => coding === 'chunked').length > 1)
    return refuseAnswer('its Transfer-Encoding names chunked twice');
  const other = codings.find((coding) => coding !== 'chunked') ?? '';
  return refuseAnswer(`its Transfer-Encoding is “${other.slice(0, 40)}”, which was not asked for`);
}

function readLength(lengths: readonly string[]): Framing {
  const [first = ''] = lengths;
  if (lengths.length > 1) {
    const differ = lengths.some((length) => length !== first);
    return refuseAnswer(`it has ${lengths.length} Content-Length headers${differ ? ' that differ' : ''}`);
  }
  if (!/^\d+$/.test(first)) return refuseAnswer(`its Content-Length is “${first.slice(0, 40)}”, which is not a number of bytes`);
  const length = Number(first);
  if (!Number.isSafeInteger(length)) return refuseAnswer('its Content-Length is too large to be true');
  return { kind: 'length', length };
}
