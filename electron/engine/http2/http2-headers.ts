import type { HeaderList } from '#shared/model/exchange-event';
import { hostHeader } from '#shared/http/url-parts';
import { headerValue, type WireRequest } from '../wire-request';

/** Fields that are about a connection: a version that shares it among streams has none of them (RFC 9113, 8.2.2). */
const ofConnections = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

/** A request as HTTP/2 has it: what stood on the request line, and the fields in their order, in lower case. */
export interface Http2Head {
  readonly pseudo: HeaderList;
  readonly headers: HeaderList;
}

/** The head of a request for HTTP/2. `Host` becomes `:authority` (RFC 9113, 8.3.1). */
export function http2Head(request: WireRequest, headers: HeaderList): Http2Head {
  const authority = headerValue(headers, 'host') ?? hostHeader(request.url);
  const fields = headers
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => name !== 'host' && !ofConnections.has(name));
  return {
    pseudo: [
      [':method', request.method],
      [':scheme', request.url.scheme],
      [':authority', authority],
      [':path', request.target],
    ],
    headers: fields,
  };
}

/** Pairs of a raw list as Node hands them on, without what begins with a colon. */
export function fieldsOf(raw: readonly string[]): HeaderList {
  const pairs: HeaderList = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return pairs.filter(([name]) => !name.startsWith(':'));
}

/** A head as lines, for reading: what the bytes of its frame stand for. */
export const headText = (fields: HeaderList): string => fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
