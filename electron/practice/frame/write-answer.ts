import { STATUS_CODES, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HeaderPair, Interim, WholeAnswer } from './answer.ts';

/** Writes an answer to the wire with its headers in the given order and case. */
export function writeAnswer(response: ServerResponse, answer: WholeAnswer): void | Promise<void> {
  if (!answer.interim?.length) return writeFinal(response, answer);
  return writeInterim(response, answer.interim).then(() => writeFinal(response, answer));
}

function writeFinal(response: ServerResponse, answer: WholeAnswer): void | Promise<void> {
  const body = mayHaveBody(answer.status) ? answer.body : null;
  response.writeHead(answer.status, reasonOf(answer), flatHeaders(response, answer, body));
  if (!(body instanceof Readable)) return endWith(response, body, answer);
  if (response.req.method !== 'HEAD') return streamBody(response, body, answer.trailers);
  body.destroy();
  response.end();
}

type Ending = Pick<WholeAnswer, 'trailers' | 'isOneByte'>;

function endWith(response: ServerResponse, body: string | Uint8Array | null, { trailers, isOneByte }: Ending): void {
  if (trailers && response.req.method !== 'HEAD') response.addTrailers(trailers as [string, string][]);
  if (body === null) response.end();
  else response.end(body, isOneByte ? 'latin1' : 'utf8');
}

async function streamBody(response: ServerResponse, body: Readable, trailers?: readonly HeaderPair[]): Promise<void> {
  try {
    await pipeline(body, response, { end: false });
  } catch {
    // The caller left, or a stream that is meant to fail did: either way nothing more can be said.
    response.destroy();
    return;
  }
  if (trailers) response.addTrailers(trailers as [string, string][]);
  response.end();
}

function reasonOf({ status, reason }: { status: number; reason?: string }): string {
  return reason ?? STATUS_CODES[status] ?? 'Unassigned';
}

/** The headers as Node takes them, one after the other, with the length where it is known and nothing else frames the body. */
function flatHeaders(response: ServerResponse, answer: WholeAnswer, body: WholeAnswer['body']): string[] {
  const flat: string[] = [];
  let isFramed =
    answer.trailers !== undefined || answer.status === 304 || !mayHaveBody(answer.status) || body instanceof Readable;
  for (const [name, value] of answer.headers) {
    flat.push(name, name === 'Connection' ? andClose(value, response) : value);
    isFramed ||= name === 'Content-Length' || name === 'Transfer-Encoding';
  }
  if (!isFramed) flat.push('Content-Length', String(lengthOf(body, answer.isOneByte)));
  return flat;
}

/** Node says nothing of closing where we say something of the connection (RFC 9112 section 9.6). */
const andClose = (value: string, { shouldKeepAlive }: ServerResponse): string =>
  shouldKeepAlive || value === 'close' ? value : `${value}, close`;

function lengthOf(body: WholeAnswer['body'], isOneByte = false): number {
  if (typeof body === 'string') return isOneByte ? body.length : Buffer.byteLength(body);
  return body instanceof Uint8Array ? body.length : 0;
}

/** RFC 9110 section 6.4.1: these never have content. */
function mayHaveBody(status: number): boolean {
  return status >= 200 && status !== 204 && status !== 304;
}

/**
 * Node knows 100, 102 and 103 by name only; the others are written as they are, which is safe
 * because the response owns its socket and has sent nothing yet.
 */
export async function writeInterim(response: ServerResponse, interim: readonly Interim[]): Promise<void> {
  if (response.req.httpVersion === '1.0') return;
  const socket =
    response.socket ?? (await new Promise<NonNullable<typeof response.socket>>((resolve) => response.once('socket', resolve)));
  for (const each of interim) {
    const lines = each.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.write(`HTTP/1.1 ${each.status} ${reasonOf(each)}\r\n${lines}\r\n`);
  }
}
