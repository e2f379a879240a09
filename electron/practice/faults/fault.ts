import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Endpoint } from '../endpoint.ts';
import { refuse } from '../frame/refuse.ts';

interface Fault {
  readonly says: string;
  /** Writes to the connection whatever it likes. */
  show(response: ServerResponse, request: IncomingMessage): void;
}

const head = (lines: readonly string[]): string =>
  ['HTTP/1.1 200 OK', `Date: ${new Date().toUTCString()}`, ...lines, '', ''].join('\r\n');

/** Writes bytes under HTTP, past everything that would mend them. */
function write(response: ServerResponse, bytes: string | Buffer, then: 'end' | 'reset' | 'stall'): void {
  const { socket } = response;
  if (!socket) return;
  socket.write(bytes, () => {
    if (then === 'end') socket.end();
    // The pause lets the bytes arrive before the reset throws the rest away.
    if (then === 'reset') setTimeout(() => socket.resetAndDestroy(), 20);
  });
}

const text = 'Content-Type: text/plain';

const faults: Readonly<Record<string, Fault>> = {
  'no-answer': { says: 'closes without a word', show: (response) => void response.socket?.end() },
  'half-head': {
    says: 'closes in the middle of the head',
    show: (response) => write(response, 'HTTP/1.1 200 OK\r\nContent-Ty', 'end'),
  },
  drop: {
    says: 'promises 1000 bytes, closes after 100',
    show: (response) => write(response, head([text, 'Content-Length: 1000']) + 'x'.repeat(100), 'end'),
  },
  reset: {
    says: 'promises 1000 bytes, resets the connection after 100',
    show: (response) => write(response, head([text, 'Content-Length: 1000']) + 'x'.repeat(100), 'reset'),
  },
  stall: {
    says: 'promises 1000 bytes, sends 100 and then nothing more',
    show: (response) => write(response, head([text, 'Content-Length: 1000']) + 'x'.repeat(100), 'stall'),
  },
  'stall-head': { says: 'never sends a head at all', show: () => {} },
  'wrong-length': {
    says: 'sends more than it promised, then closes',
    show: (response) => write(response, head([text, 'Content-Length: 10', 'Connection: close']) + 'x'.repeat(100), 'end'),
  },
  'broken-gzip': {
    says: 'says gzip and breaks off in the middle of it',
    show(response) {
      const whole = gzipSync('A line that was whole once.\n'.repeat(200));
      const cut = whole.subarray(0, Math.floor(whole.length / 2));
      write(
        response,
        Buffer.concat([
          Buffer.from(head([text, 'Content-Encoding: gzip', `Content-Length: ${cut.length}`, 'Connection: close'])),
          cut,
        ]),
        'end',
      );
    },
  },
  'not-gzip': {
    says: 'says gzip and sends plain text',
    show: (response) =>
      write(response, head([text, 'Content-Encoding: gzip', 'Content-Length: 11', 'Connection: close']) + 'plain text\n', 'end'),
  },
  'broken-chunk': {
    says: 'gives a chunk a size that is no number',
    show: (response) =>
      write(response, `${head([text, 'Transfer-Encoding: chunked'])}5\r\nhello\r\nxyz\r\nworld\r\n0\r\n\r\n`, 'end'),
  },
  'no-last-chunk': {
    says: 'closes before the last chunk',
    show: (response) => write(response, `${head([text, 'Transfer-Encoding: chunked'])}5\r\nhello\r\n`, 'end'),
  },
  'two-lengths': {
    says: 'gives two lengths that differ',
    show: (response) => write(response, `${head([text, 'Content-Length: 5', 'Content-Length: 6'])}hello!`, 'end'),
  },
  'endless-head': { says: 'sends headers until you give up', show: sendHeadersForever },
  'bad-header': {
    says: 'has a header without a colon',
    show: (response) => write(response, `${head(['This is not a header', 'Content-Length: 2'])}ok`, 'end'),
  },
  garbage: { says: 'is no HTTP at all', show: (response) => write(response, '\u0000\u0001SSH-2.0-not-a-web-server\r\n', 'end') },
};

function sendHeadersForever(response: ServerResponse): void {
  const { socket } = response;
  if (!socket) return;
  let count = 0;
  const more = (): void => {
    // A megabyte is more than any client should read; what never ends would only fill the memory of this machine.
    if (socket.destroyed || count > 20_000) return void socket.end();
    let lines = count === 0 ? 'HTTP/1.1 200 OK\r\n' : '';
    for (let at = 0; at < 200; at += 1) lines += `X-Endless-${(count += 1)}: and one more, and another, and another\r\n`;
    socket.write(lines, more);
  };
  more();
}

const names = Object.keys(faults);

export const fault: Endpoint = {
  path: '/stream/fault/{kind}',
  methods: ['GET', 'POST'],
  group: 'Faults and delays',
  summary: 'An answer that goes wrong on the wire',
  description: `Breaks HTTP in a way of your choice, so that you see what a client makes of it. ${names.map((name) => `${name}: ${faults[name]?.says}`).join('; ')}.`,
  tryIt: [
    ...names
      .filter((name) => !name.startsWith('stall'))
      .map((name) => ({
        method: 'GET',
        path: `/stream/fault/${name}`,
        expect: 'broken' as const,
        says: faults[name]?.says ?? '',
      })),
    { method: 'GET', path: '/stream/fault/unheard-of', expect: 404, says: 'no such fault' },
  ],
  handle(ask) {
    const chosen = Object.hasOwn(faults, ask.params['kind'] ?? '') ? faults[ask.params['kind'] ?? ''] : undefined;
    if (!chosen) return refuse(ask, { status: 404, detail: `The faults are ${names.join(', ')}.` });
    return {
      status: 200,
      takeOver(request, response) {
        request.resume();
        chosen.show(response, request);
      },
    };
  },
};
