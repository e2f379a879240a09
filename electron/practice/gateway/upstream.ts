import { request as sendRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { HeaderPair, Interim } from '../frame/answer.ts';

/** RFC 9110 section 7.6.1: these are for one connection, and so are those that Connection names. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
];

/** Headers as they may be handed on. */
export function endToEnd(raw: readonly string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let at = 0; at < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? '']);
  const named = pairs
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/));
  return pairs.filter(([name]) => ![...hopByHop, ...named].includes(name.toLowerCase()));
}

export interface Forwarded {
  readonly port: number;
  readonly method: string;
  readonly target: string;
  readonly headers: readonly HeaderPair[];
  /** Where the body comes from; nothing of it is read before the other side is there. */
  readonly body: IncomingMessage | null;
  readonly patienceMs: number;
  /** Hears which port of ours the request goes out of. */
  readonly onConnect?: (localPort: number) => void;
  readonly onInterim?: (interim: Interim) => void;
}

export type UpstreamAnswer =
  | { readonly kind: 'answer'; readonly response: IncomingMessage; readonly tookMs: number }
  /** Nobody listens there, so nothing was sent and another may be asked. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'junk' }
  | { readonly kind: 'late' };

/** Gives the body on as it comes; when either side goes, the other does too. */
export function giveOn(incoming: IncomingMessage, response: ServerResponse): void {
  response.once('close', () => incoming.destroy());
  incoming.on('error', () => response.destroy()).pipe(response);
}

/** What methods never bring a body along. */
export const withoutBody: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

export function askUpstream({
  port,
  method,
  target,
  headers,
  body,
  patienceMs,
  onConnect,
  onInterim,
}: Forwarded): Promise<UpstreamAnswer> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const flat = headers.flat();
    const sent = sendRequest({ host: '127.0.0.1', port, method, path: target, headers: flat, agent: false, setHost: false });
    const timer = setTimeout(() => {
      resolve({ kind: 'late' });
      sent.destroy();
    }, patienceMs);
    sent.on('information', ({ statusCode, rawHeaders }) => onInterim?.({ status: statusCode, headers: endToEnd(rawHeaders) }));
    sent.on('response', (response) => {
      clearTimeout(timer);
      resolve({ kind: 'answer', response, tookMs: performance.now() - startedAt });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve({ kind: error.code === 'ECONNREFUSED' ? 'absent' : 'junk' });
    });
    sent.once('socket', (socket) =>
      socket.once('connect', () => {
        if (socket.localPort !== undefined) onConnect?.(socket.localPort);
        body?.pipe(sent);
      }),
    );
    if (!body) sent.end();
  });
}
