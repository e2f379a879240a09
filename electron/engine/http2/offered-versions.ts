import type { RequestOptions } from '#shared/model/request-options';
import { headerWords, type WireRequest } from '../wire-request';

/** Names of protocols as ALPN has them (RFC 7301). */
export type Protocol = 'h2' | 'http/1.1';

/**
 * The versions of HTTP that a request may go out in, the wanted one first. By itself that is whatever the server
 * chooses in the TLS handshake, unless something on the request exists in HTTP/1.1 alone; without TLS it is HTTP/1.1.
 */
export function offeredVersions(request: WireRequest, options: RequestOptions, isBound: boolean): readonly Protocol[] {
  if (options.httpVersion === '2') return ['h2'];
  if (options.httpVersion !== 'auto' || request.url.scheme === 'http' || isBound) return ['http/1.1'];
  return onlyInHttp1(request, options) === null ? ['h2', 'http/1.1'] : ['http/1.1'];
}

/** What of a request HTTP/2 has no place for, in words; null when all of it goes out in either version. */
export function onlyInHttp1(request: WireRequest, options: RequestOptions): string | null {
  if (request.method === 'CONNECT') return 'the method CONNECT';
  if (request.lineTarget !== undefined) return 'a request target of its own';
  if (options.versionText !== 'HTTP/1.1') return 'another version on the request line';
  if (options.bodyFraming === 'chunked') return 'a body in chunks';
  const kept = ['upgrade', 'transfer-encoding', 'proxy-connection', 'http2-settings'];
  const name = kept.find((one) => headerWords(request.headers, one).length > 0);
  if (name !== undefined) return `the header ${name}`;
  if (headerWords(request.headers, 'te').some((word) => word !== 'trailers')) return 'the header te';
  const isUsual = headerWords(request.headers, 'connection').every((word) => word === 'keep-alive' || word === 'close');
  return isUsual ? null : 'the header connection';
}
