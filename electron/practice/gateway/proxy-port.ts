import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HeaderPair } from '../frame/answer.ts';
import { oddityOf } from '../frame/odd-request.ts';
import { refuse } from '../frame/refuse.ts';
import { writeAnswer } from '../frame/write-answer.ts';
import type { Refusal } from '../frame/outcome.ts';
import { accounts } from '../world/people.ts';
import { askUpstream, endToEnd, giveOn, withoutBody } from './upstream.ts';

const via: HeaderPair = ['Via', '1.1 practice-proxy'];
const patienceMs = 10_000;

const unknown: Refusal = {
  status: 407,
  detail: 'This proxy wants to know who you are.',
  help: 'Send Proxy-Authorization: Basic with alice and practice.',
  headers: [['Proxy-Authenticate', 'Basic realm="practice proxy", charset="UTF-8"']],
};
const elsewhere: Refusal = {
  status: 403,
  detail: 'This proxy leads to the practice server and to nothing else.',
  help: 'Ask for an address of the practice server.',
};
const notForProxies: Refusal = {
  status: 400,
  detail: 'A proxy is asked for a whole address: GET http://127.0.0.1:7070/ HTTP/1.1.',
  help: 'Set this port as the proxy of your client instead of opening it.',
};

const tooLate: Refusal = { status: 504, detail: 'The server did not answer in time.', headers: [via] };
const noAnswer: Refusal = { status: 502, detail: 'The server sent nothing that could be handed on.', headers: [via] };

/** A proxy that asks for credentials and reaches only the ports it was told of. */
export function createProxy(isOurs: (port: number) => boolean): Server {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    void forward(request, response, isOurs).catch(() => response.destroy());
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => tunnel(request, { socket, head }, isOurs));
  return server;
}

async function forward(request: IncomingMessage, response: ServerResponse, isOurs: (port: number) => boolean): Promise<void> {
  const url = wholeAddress(request.url);
  const refusal = oddityOf(request) ?? judge(request, url, isOurs);
  if (refusal || !url) return writeRefusal(request, response, refusal ?? notForProxies);
  const { method = 'GET' } = request;
  const answer = await askUpstream({
    port: Number(url.port),
    method,
    target: `${url.pathname}${url.search}`,
    headers: forwardedHeaders(request, url),
    body: withoutBody.includes(method) ? null : request,
    patienceMs,
  });
  if (answer.kind !== 'answer') return writeRefusal(request, response, answer.kind === 'late' ? tooLate : noAnswer);
  handOn(answer.response, response);
}

function handOn(incoming: IncomingMessage, response: ServerResponse): void {
  response.writeHead(incoming.statusCode ?? 502, incoming.statusMessage ?? '', [...endToEnd(incoming.rawHeaders), via].flat());
  giveOn(incoming, response);
}

function wholeAddress(target = ''): URL | null {
  const url = URL.canParse(target) ? new URL(target) : null;
  return url?.protocol === 'http:' ? url : null;
}

/** RFC 9112 section 3.2.2: the address decides, whatever Host says. */
function forwardedHeaders(request: IncomingMessage, url: URL): HeaderPair[] {
  const headers = endToEnd(request.rawHeaders).filter(([name]) => name.toLowerCase() !== 'host');
  const chunked: HeaderPair[] = request.headers['transfer-encoding'] === undefined ? [] : [['Transfer-Encoding', 'chunked']];
  return [['Host', url.host], ...headers, via, ...chunked];
}

const writeRefusal = (request: IncomingMessage, response: ServerResponse, refusal: Refusal): void | Promise<void> =>
  writeAnswer(response, refuse({ headers: request.headers, path: '', query: new URLSearchParams() }, refusal));

/** Bytes in both directions (RFC 9110 section 9.3.6), to our own ports alone. */
function tunnel(
  request: IncomingMessage,
  { socket, head }: { socket: Duplex; head: Buffer },
  isOurs: (port: number) => boolean,
): void {
  socket.on('error', () => socket.destroy());
  const url = URL.canParse(`http://${request.url}`) ? new URL(`http://${request.url}`) : null;
  const refusal = judge(request, url, isOurs);
  if (refusal || !url) return refuseTunnel(socket, refusal ?? notForProxies);
  const other = connect({ host: '127.0.0.1', port: Number(url.port) });
  other.on('connect', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    other.write(head);
    socket.pipe(other).pipe(socket);
  });
  other.on('error', () => socket.destroy());
  other.on('close', () => socket.destroy());
  socket.on('close', () => other.destroy());
}

function judge(request: IncomingMessage, url: URL | null, isOurs: (port: number) => boolean): Refusal | null {
  if (!isKnown(request.headers['proxy-authorization'])) return unknown;
  if (!url) return notForProxies;
  const isHere = ['127.0.0.1', 'localhost'].includes(url.hostname);
  return isHere && isOurs(Number(url.port)) ? null : elsewhere;
}

function isKnown(header: string | undefined): boolean {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1] ?? '';
  const given = Buffer.from(encoded, 'base64').toString('utf8');
  return accounts.some(({ username, password }) => `${username}:${password}` === given);
}

function refuseTunnel(socket: Duplex, { status, detail, help, headers = [] }: Refusal): void {
  const body = JSON.stringify({ detail, help });
  const lines = [
    ['Content-Type', 'application/json'],
    ['Content-Length', String(Buffer.byteLength(body))],
    ['Connection', 'close'],
    ...headers,
  ];
  const reason = status === 407 ? 'Proxy Authentication Required' : status === 403 ? 'Forbidden' : 'Bad Request';
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
}
