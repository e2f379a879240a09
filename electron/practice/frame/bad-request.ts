import { METHODS, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { RequestLog } from './request-log.ts';

/** The longest request target this server reads. */
export const longestTargetBytes = 8 * 1024;

interface ParserError {
  readonly code?: string | undefined;
  readonly rawPacket?: unknown;
}

interface BadRequest {
  readonly status: number;
  readonly detail: string;
  readonly help?: string;
  readonly headers?: readonly string[];
}

/**
 * Answers what Node could not read as a request. There is no request object, only what was read
 * so far, and the connection ends after the answer because nobody knows where the next one begins.
 */
export function answerBadRequest(error: ParserError, socket: Socket, log: RequestLog): void {
  const firstLine = firstLineOf(error.rawPacket);
  if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
  // What comes behind a request that is being answered gets no answer of its own in the middle of that.
  else if (isAnswering(socket)) socket.end();
  else answerOnSocket(socket, { firstLine, bad: judge(error.code ?? '', firstLine) }, log);
}

const isAnswering = (socket: Socket & { _httpMessage?: { readonly headersSent: boolean } | null }): boolean =>
  socket._httpMessage?.headersSent === true;

/** A tunnel is for proxies (RFC 9110 section 9.3.6); --gateway opens one. */
export function answerConnect({ url = '' }: IncomingMessage, socket: Duplex, log: RequestLog): void {
  socket.on('error', () => socket.destroy());
  const bad = { status: 501, detail: 'This server is no proxy, so it opens no tunnels.' };
  answerOnSocket(socket, { firstLine: `CONNECT ${url} HTTP/1.1`, bad }, log);
}

interface Unreadable {
  readonly firstLine: string;
  readonly bad: BadRequest;
}

function answerOnSocket(socket: Duplex, { firstLine, bad }: Unreadable, log: RequestLog): void {
  const [method = '', target = ''] = firstLine.split(' ');
  const body = JSON.stringify({
    detail: bad.detail,
    help: bad.help ?? 'The connection ends here; send the request anew, as RFC 9112 writes it.',
  });
  const head = [
    `HTTP/1.1 ${bad.status} ${STATUS_CODES[bad.status]}`,
    `Date: ${new Date().toUTCString()}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(bad.headers ?? []),
    'Connection: close',
  ];
  const bytes = `${head.join('\r\n')}\r\n\r\n${body}`;
  log.write({
    method: method.slice(0, 40),
    target: target.slice(0, 200),
    status: bad.status,
    durationMs: 0,
    bytes: Buffer.byteLength(bytes),
    endpoint: '',
    identity: '',
    requestId: '',
  });
  socket.end(bytes);
}

function firstLineOf(packet: unknown): string {
  if (!Buffer.isBuffer(packet)) return '';
  return (
    packet
      .subarray(0, 64 * 1024)
      .toString('latin1')
      .split(/\r?\n/, 1)[0] ?? ''
  );
}

function judge(code: string, firstLine: string): BadRequest {
  if (code === 'HPE_HEADER_OVERFLOW') return overflow(firstLine);
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return { status: 408, detail: 'The request did not arrive in time.', help: 'Send it again, and all of it.' };
  if (code === 'HPE_INVALID_VERSION') return invalidVersion(firstLine);
  if (code === 'HPE_INVALID_METHOD') return unknownMethod(firstLine);
  if (code === 'HPE_PAUSED_H2_UPGRADE')
    return { status: 505, detail: 'HTTP/2 is spoken on the encrypted port alone; --tls opens it.' };
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return { status: 413, detail: 'The extensions of the chunks are larger than 16 KiB.' };
  return { status: 400, detail: parserWords[code] ?? 'That is not a request HTTP/1.1 knows how to read.' };
}

/** One digit on either side of the point (RFC 9112 section 2.3), or none at all as in 1991: that is a version, if not ours. */
function invalidVersion(firstLine: string): BadRequest {
  if (/ HTTP\/1\.[01]$/.test(firstLine)) return { status: 400, detail: 'A line does not end with CR LF.' };
  const isVersion = /^\S+ \S+( HTTP\/\d\.\d)?$/.test(firstLine);
  if (isVersion) return { status: 505, detail: 'This server speaks HTTP/1.1 and HTTP/1.0.', help: 'Say HTTP/1.1.' };
  return { status: 400, detail: 'The first line is not METHOD TARGET HTTP/1.1.' };
}

function overflow(firstLine: string): BadRequest {
  if (firstLine.length > longestTargetBytes) {
    return {
      status: 414,
      detail: `The request target is longer than ${longestTargetBytes} bytes.`,
      help: 'Send it in the body, with POST or QUERY.',
    };
  }
  return {
    status: 431,
    detail: 'The headers of the request are larger than 16 KiB, or too many.',
    help: 'Leave some out; cookies are often the largest.',
  };
}

/** A well-formed line with a method nobody has heard of is understood; it is only not implemented. */
function unknownMethod(firstLine: string): BadRequest {
  const line = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+) (\S+) HTTP\/1\.[01]$/.exec(firstLine);
  const [, method = '', target = ''] = line ?? [];
  if (!line || METHODS.includes(method)) return { status: 400, detail: 'The first line is not METHOD TARGET HTTP/1.1.' };
  if (/^\/(library|api)(\/|$)/.test(target)) {
    return { status: 405, detail: `Method "${method}" not allowed.`, headers: ['Allow: GET, HEAD, OPTIONS'] };
  }
  return {
    status: 501,
    detail: `This server has never heard of the method "${method}".`,
    help: 'OPTIONS * names those it knows.',
  };
}

const parserWords: Readonly<Record<string, string>> = {
  HPE_INVALID_URL: 'The request target holds a character that must be percent-encoded.',
  HPE_INVALID_HEADER_TOKEN: 'A header name or value holds a character that is not allowed there.',
  HPE_UNEXPECTED_CONTENT_LENGTH: 'Content-Length is given twice, or beside Transfer-Encoding.',
  HPE_INVALID_CONTENT_LENGTH: 'Content-Length is not a number, or stands in a trailer.',
  HPE_INVALID_TRANSFER_ENCODING: 'Transfer-Encoding does not end in chunked, or stands beside Content-Length.',
  HPE_INVALID_CHUNK_SIZE: 'A chunk of the body does not begin with its size.',
  HPE_CR_EXPECTED: 'A line does not end with CR LF.',
  HPE_LF_EXPECTED: 'A line does not end with CR LF.',
  HPE_INVALID_CONSTANT: 'The first line is not METHOD TARGET HTTP/1.1.',
};
