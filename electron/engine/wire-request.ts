import type { HeaderList } from '#shared/model/exchange-event';
import type { RequestOptions } from '#shared/model/request-options';
import type { UrlParts } from '#shared/http/url-parts';
import type { EncodedBody } from './body-source';

/** A request as it will stand on the wire, but for the framing headers, which follow from the body. */
export interface WireRequest {
  readonly method: string;
  /** Where to connect; `target` below is what is asked for there. */
  readonly url: UrlParts;
  readonly target: string;
  /** What stands on the request line instead, where its author wants it so. */
  readonly lineTarget?: string;
  readonly headers: HeaderList;
  readonly body: EncodedBody;
}

/** The header lines in wire order, with how the body is framed where a body or the method asks for that. */
export function wireHeaders({ method, headers, body }: WireRequest, framing: RequestOptions['bodyFraming']): HeaderList {
  if (body.kind !== 'none' && framing === 'chunked') return [...headers, ['Transfer-Encoding', 'chunked']];
  if (body.kind !== 'none') return [...headers, ['Content-Length', String(body.length)]];
  return /^(?:POST|PUT|PATCH)$/.test(method) ? [...headers, ['Content-Length', '0']] : headers;
}

/**
 * The bytes of request line and headers. Text goes out as UTF-8, as typed: header values that are not ASCII too, since that
 * is what servers read today and what curl sends. Line breaks were refused before; none can come from a longer character.
 */
export function wireHead(request: WireRequest, headers: HeaderList, version: string): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${request.method} ${lineTargetOf(request)} ${version}\r\n${lines.join('')}\r\n`, 'utf8');
}

/** The target as it goes out. */
export const lineTargetOf = ({ target, lineTarget = target }: WireRequest): string => lineTarget;

/** Value of the first header of that name, or null. */
export function headerValue(headers: HeaderList, name: string): string | null {
  return headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? null;
}

function addWords(words: string[], value: string): void {
  for (const word of value.toLowerCase().split(',')) if (word.trim() !== '') words.push(word.trim());
}

/** All comma-separated words of the headers of that name, lower case. */
export function headerWords(headers: HeaderList, name: string): string[] {
  const words: string[] = [];
  // Asked several times of each exchange, most often for what is not there.
  for (const [given, value] of headers) if (given.length === name.length && given.toLowerCase() === name) addWords(words, value);
  return words;
}
