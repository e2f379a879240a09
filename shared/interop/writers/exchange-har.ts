import type { Content, Entry, Har, Response, Timings as HarTimings } from 'har-format';
import { requestLineOf, type Exchange, type Hop, type ResponseHead } from '../../model/exchange';
import type { HeaderList, Timings } from '../../model/exchange-event';
import { parseSetCookie } from './set-cookie-pair';
import { bytesOf, cookiesIn, harLog, queryOf } from './har-request';

/** What belongs to an exchange beside its picture. */
export interface ExchangeBodies {
  /** Text of the body that was sent; null where there was none, or it is no text. */
  readonly sent: string | null;
  /** The body of the answer: text, or Base64 where it is none; null where it is not there, or too long. */
  readonly received: { readonly text: string; readonly isBase64: boolean } | null;
}

/** An exchange as a HAR 1.2 log: one entry for each hop, with its times. */
export function exchangeHar(exchange: Exchange, bodies: ExchangeBodies): Har {
  const last = exchange.hops.length - 1;
  let at = exchange.startedAt;
  const entries = exchange.hops.map((hop, index): Entry => {
    const startedDateTime = new Date(at).toISOString();
    const timings = hop.timings ?? ('timings' in exchange && index === last ? exchange.timings : null);
    at += timings?.totalMs ?? 0;
    const body = index === last ? bodies.received : null;
    return {
      startedDateTime,
      time: timings === null ? 0 : totalOf(harTimings(timings)),
      request: requestOf(hop, bodies.sent),
      response: responseOf(hop, exchange, { isLast: index === last, body }),
      cache: {},
      timings: timings === null ? { send: 0, wait: 0, receive: 0 } : harTimings(timings),
      ...(hop.connection && { serverIPAddress: hop.connection.remoteAddress, connection: String(hop.connection.remotePort) }),
    };
  });
  return harLog(entries);
}

const pairs = (headers: HeaderList) => headers.map(([name, value]) => ({ name, value }));

const valueOf = (headers: HeaderList, name: string): string => headers.find(([typed]) => typed.toLowerCase() === name)?.[1] ?? '';

function requestOf(hop: Hop, sent: string | null): Entry['request'] {
  const { method, url, requestVersion = 'HTTP/1.1', requestHeaders, requestBodyBytes } = hop;
  const hasBody = requestBodyBytes !== null && requestBodyBytes > 0;
  const mimeType = valueOf(requestHeaders, 'content-type');
  return {
    method,
    url,
    httpVersion: requestVersion,
    cookies: cookiesIn(requestHeaders),
    headers: pairs(requestHeaders),
    queryString: queryOf(url),
    ...(hasBody && { postData: sent === null ? { mimeType, text: '', comment: 'Not kept as text.' } : { mimeType, text: sent } }),
    headersSize: headBytes(requestLineOf(hop), requestHeaders),
    bodySize: requestBodyBytes ?? -1,
  };
}

const headBytes = (line: string, headers: HeaderList): number =>
  bytesOf(`${line}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);

interface ResponsePart {
  readonly isLast: boolean;
  readonly body: ExchangeBodies['received'];
}

/** Where no usable answer came, status 0 and why. */
function responseOf(hop: Hop, exchange: Exchange, { isLast, body }: ResponsePart): Response {
  if (hop.head === null) return noAnswer(exchange);
  const { status, reason, headers } = hop.head;
  const httpVersion = `HTTP/${hop.head.httpVersion}`;
  const size = isLast && 'encodedBytes' in exchange ? exchange.encodedBytes : -1;
  return {
    status,
    statusText: reason,
    httpVersion,
    cookies: headers.filter(([name]) => name.toLowerCase() === 'set-cookie').flatMap(([, value]) => parseSetCookie(value) ?? []),
    headers: pairs(headers),
    content: contentOf(hop.head, exchange, { isLast, body }),
    redirectURL: status >= 300 && status < 400 ? valueOf(headers, 'location') : '',
    headersSize: headBytes(`${httpVersion} ${status} ${reason}`, headers),
    bodySize: size,
  };
}

function contentOf({ headers }: ResponseHead, exchange: Exchange, { isLast, body }: ResponsePart): Content {
  const mimeType = valueOf(headers, 'content-type') || 'x-unknown';
  const size = isLast && 'bodyBytes' in exchange ? exchange.bodyBytes : 0;
  if (body === null) return { size, mimeType, ...(size > 0 && { comment: 'The body is not in this file.' }) };
  return { size, mimeType, text: body.text, ...(body.isBase64 && { encoding: 'base64' }) };
}

const noAnswer = (exchange: Exchange): Response => ({
  status: 0,
  statusText: '',
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
  ...('failure' in exchange && { _error: exchange.failure.kind }),
});

/** HAR counts the handshake of TLS as a part of connecting, and what did not happen as -1. */
function harTimings({ sendMs, waitMs, receiveMs, ...opening }: Timings): HarTimings {
  return {
    blocked: opening.routeMs ?? -1,
    ...openingTimings(opening),
    send: sendMs ?? 0,
    wait: waitMs ?? 0,
    receive: receiveMs ?? 0,
  };
}

function openingTimings({ dnsMs, tcpMs, proxyTlsMs, proxyMs, tlsMs, reused }: Omit<Timings, 'sendMs' | 'waitMs' | 'receiveMs'>) {
  if (reused) return { dns: -1, connect: -1, ssl: -1 };
  return { dns: dnsMs ?? -1, connect: (tcpMs ?? 0) + (proxyTlsMs ?? 0) + (proxyMs ?? 0) + (tlsMs ?? 0), ssl: tlsMs ?? -1 };
}

/** What HAR says that `time` is: all but what did not happen, and `ssl`, which is in `connect`. */
const totalOf = ({ blocked = -1, dns = -1, connect = -1, send = 0, wait, receive }: HarTimings): number =>
  [blocked, dns, connect, send, wait, receive].reduce((sum: number, part) => sum + Math.max(0, part), 0);
