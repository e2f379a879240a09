import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, type Http2ServerRequest, type Http2ServerResponse, type ServerHttp2Stream } from 'node:http2';

/** RFC 9113 section 8.2.2: these speak of one connection, and there the frames do. */
const ofTheConnection = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'];

/**
 * Makes an HTTP/2 exchange look to the endpoints as one of HTTP/1.1 does. What an endpoint would write
 * to the bare connection has no meaning here; then the caller is told to come again with HTTP/1.1.
 */
export function asHttp1(request: Http2ServerRequest, response: Http2ServerResponse): [IncomingMessage, ServerResponse] {
  request.headers.host ??= request.authority;
  const { stream } = response;
  const socket = { value: overStream(request.socket, stream) };
  Object.defineProperty(request, 'socket', socket);
  Object.defineProperty(response, 'socket', socket);

  const writeHead = response.writeHead.bind(response) as (status: number, headers: unknown) => Http2ServerResponse;
  const addTrailers = response.addTrailers.bind(response);
  Object.assign(response, {
    writeHead: (status: number, ...rest: unknown[]) => writeHead(status, withoutConnection(rest.at(-1))),
    addTrailers: (pairs: [string, string][]) => addTrailers(Object.fromEntries(pairs)),
  });
  return [request as unknown as IncomingMessage, response as unknown as ServerResponse];
}

function withoutConnection(headers: unknown): unknown {
  if (!Array.isArray(headers)) return typeof headers === 'object' ? headers : undefined;
  const kept: unknown[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    if (!ofTheConnection.includes(String(headers[at]).toLowerCase())) kept.push(headers[at], headers[at + 1]);
  }
  return kept;
}

function overStream(socket: Http2ServerRequest['socket'], stream: ServerHttp2Stream): object {
  const cutOff = (): void => stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  const write = (text: unknown): boolean => {
    if (typeof text !== 'string' || !sendInterim(stream, text)) stream.close(constants.NGHTTP2_HTTP_1_1_REQUIRED);
    return true;
  };
  const instead: Record<string, unknown> = { write, end: write, destroy: cutOff, resetAndDestroy: cutOff };
  return new Proxy(socket, {
    get: (target, name) =>
      typeof name === 'string' && Object.hasOwn(instead, name) ? instead[name] : Reflect.get(target, name, target),
  });
}

/** An interim answer as text becomes one as a frame. */
function sendInterim(stream: ServerHttp2Stream, text: string): boolean {
  const match = /^HTTP\/1\.1 (1\d\d) [^\r]*\r\n((?:[^\r]+\r\n)*)\r\n$/.exec(text);
  if (!match || stream.headersSent || stream.destroyed) return false;
  const fields = (match[2] ?? '').split('\r\n').flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]] : [];
  });
  stream.additionalHeaders({ ':status': Number(match[1]), ...Object.fromEntries(fields) });
  return true;
}
