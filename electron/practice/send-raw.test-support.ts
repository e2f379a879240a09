import { request, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { TryIt } from './endpoint.ts';

export interface RawAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly interim: readonly number[];
  readonly bytes: Buffer;
  readonly text: string;
}

type Sent = Pick<TryIt, 'path'> & Partial<Pick<TryIt, 'method' | 'headers' | 'body'>> & { readonly chunked?: boolean };

/** Sends one request on a connection of its own and reads the answer whole; undefined when it was cut off. */
export function sendRaw(
  server: { readonly port: number },
  { method = 'GET', path, headers = {}, body, chunked }: Sent,
): Promise<RawAnswer | undefined> {
  return new Promise((resolve) => {
    const interim: number[] = [];
    const length =
      body === undefined || chunked || headers['Transfer-Encoding'] ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const sent = request(
      { host: '127.0.0.1', port: server.port, method, path, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => resolve(undefined));
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          if (!response.complete || isBrokenGzip(response, bytes)) return resolve(undefined);
          resolve({
            status: response.statusCode ?? 0,
            reason: response.statusMessage ?? '',
            headers: response.headers,
            rawHeaders: response.rawHeaders,
            interim,
            bytes,
            text: bytes.toString('utf8'),
          });
        });
      },
    );
    sent.on('upgrade', ({ statusCode = 0, statusMessage = '', headers: given, rawHeaders }, socket) => {
      socket.destroy();
      resolve({
        status: statusCode,
        reason: statusMessage,
        headers: given,
        rawHeaders,
        interim,
        bytes: Buffer.alloc(0),
        text: '',
      });
    });
    sent.on('information', ({ statusCode }) => interim.push(statusCode));
    sent.on('error', () => resolve(undefined));
    sent.setTimeout(5_000, () => sent.destroy());
    sent.end(body);
  });
}

function isBrokenGzip({ headers }: IncomingMessage, bytes: Buffer): boolean {
  if (headers['content-encoding'] !== 'gzip') return false;
  try {
    gunzipSync(bytes);
    return false;
  } catch {
    return true;
  }
}

/** The same, where the answer is expected to be whole. */
export async function send(
  server: { readonly port: number },
  path: string,
  more: Omit<Sent, 'path'> = {},
): Promise<RawAnswer & { readonly json: () => unknown }> {
  const answer = await sendRaw(server, { path, ...more });
  if (!answer) throw new Error(`no whole answer for ${path}`);
  return { ...answer, json: () => JSON.parse(answer.text) as unknown };
}
