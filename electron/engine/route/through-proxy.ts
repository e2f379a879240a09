import type { Socket } from 'node:net';
import type { UrlParts } from '#shared/http/url-parts';
import { shownProxy, type ProxyAddress } from '#shared/http/proxy-address';
import type { WireEntry } from '#shared/model/wire';
import { untilHalted, type Halt } from '../halt';
import { Stopped, stopWith } from '../stopped';

/** What a passage through a proxy needs of the exchange it is for. */
export interface Passage {
  readonly halt: Halt;
  /** Writes down what is said to the proxy and what it says. */
  readonly record: (direction: WireEntry['direction'], part: 'head' | 'socks', bytes: Buffer) => void;
}

/** The most that a proxy may answer to CONNECT before its blank line. */
const longestHead = 16 * 1024;

/** The header that tells a proxy who asks; null when nobody is named. */
export function proxyAuthorization({ credentials }: ProxyAddress): string | null {
  if (credentials === null) return null;
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`, 'utf8').toString('base64')}`;
}

/** Asks an HTTP proxy for a way to a server (RFC 9110, 9.3.6). What is sent names the server and nothing of the request. */
export async function openTunnel(socket: Socket, proxy: ProxyAddress, { host, port }: UrlParts, passage: Passage): Promise<void> {
  const target = `${host}:${port}`;
  const authorization = proxyAuthorization(proxy);
  const lines = [
    `CONNECT ${target} HTTP/1.1`,
    `Host: ${target}`,
    ...(authorization ? [`Proxy-Authorization: ${authorization}`] : []),
  ];
  const question = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  passage.record('sent', 'head', question);
  socket.write(question);
  const head = await untilHalted(readHead(socket, proxy), passage.halt.signal);
  passage.record('received', 'head', head);
  const [, status = '', words = ''] = /^HTTP\/1\.\d (\d{3}) ?([^\r\n]*)/.exec(head.toString('latin1')) ?? [];
  if (/^2\d\d$/.test(status)) return;
  const reason =
    status === '' ? 'it does not answer as an HTTP proxy does' : (reasons[status] ?? `it answered ${status} ${words}`.trim());
  stopWith({ kind: 'proxyFailed', proxy: shownProxy(proxy), status: status === '' ? null : Number(status), reason });
}

const reasons: Readonly<Record<string, string>> = {
  '403': 'it does not let anybody through to that server',
  '405': 'it opens no tunnels',
  '407': 'it wants to know who asks: write name and password into its address',
  '502': 'it cannot reach the server',
  '503': 'it cannot reach the server',
  '504': 'the server did not answer it in time',
};

/** All up to the blank line; what comes behind it stays in the socket. */
function readHead(socket: Socket, proxy: ProxyAddress): Promise<Buffer> {
  const broken = (reason: string) => new Stopped({ kind: 'proxyFailed', proxy: shownProxy(proxy), status: null, reason });
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0);
    const end = (done: () => void) => {
      socket.off('data', onData).off('close', onClose);
      socket.pause();
      done();
    };
    const onClose = () => end(() => reject(broken('it closed the connection without an answer')));
    const onData = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const blank = head.indexOf('\r\n\r\n');
      if (blank < 0 && head.length > longestHead) return end(() => reject(broken('its answer does not end')));
      if (blank < 0) return;
      end(() => {
        if (head.length > blank + 4) socket.unshift(head.subarray(blank + 4));
        resolve(head.subarray(0, blank + 4));
      });
    };
    socket.on('data', onData).on('close', onClose);
    socket.resume();
  });
}
