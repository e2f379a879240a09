import type { WebSocket } from 'ws';
import type { Endpoint } from '../endpoint.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { wholeNumber } from '../pagination/paged-rows.ts';

/** What a client sends to begin a WebSocket; the key is one of its choice. */
const upgrade = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

interface Words {
  readonly summary: string;
  readonly description: string;
}

function webSocketEndpoint(name: string, words: Words, run: NonNullable<Endpoint['webSocket']>): Endpoint {
  const path = `/stream/websocket/${name}`;
  return {
    path,
    methods: ['GET'],
    group: 'Streams and sizes',
    ...words,
    tryIt: [
      { method: 'GET', path, headers: upgrade, expect: 101, says: 'the protocol is switched' },
      { method: 'GET', path, expect: 426, says: 'plain HTTP is told what to ask for' },
    ],
    webSocket: run,
    handle: (ask: Ask) =>
      refuse(ask, {
        status: 426,
        detail: 'This address speaks WebSocket.',
        help: 'Ask with Connection: Upgrade and Upgrade: websocket.',
        headers: [
          ['Upgrade', 'websocket'],
          ['Connection', 'Upgrade'],
        ],
      }),
  };
}

export const webSocketEcho = webSocketEndpoint(
  'echo',
  {
    summary: 'A WebSocket that repeats',
    description:
      'Sends back what it is sent, text as text and bytes as bytes, up to 1 MiB. "close 4001 enough" makes it close with that code and reason; a subprotocol that is offered is taken.',
  },
  (socket) => {
    socket.on('message', (data, isBinary) => {
      const [, code, reason = ''] = /^close (\d{4}) ?(.*)$/.exec(isBinary ? '' : textOf(data)) ?? [];
      if (code !== undefined && isClosable(Number(code))) socket.close(Number(code), reason.slice(0, 100));
      else socket.send(data, { binary: isBinary });
    });
  },
);

/** What the second kind of teacher does, by the word in the address. */
const lessons: Readonly<Record<string, (socket: WebSocket) => void>> = {
  big: (socket) => socket.send('0123456789abcdef'.repeat(65_536)),
  pieces(socket) {
    for (const [at, piece] of ['in ', 'three ', 'pieces'].entries()) socket.send(piece, { fin: at === 2 });
  },
  binary: (socket) => socket.send(Uint8Array.from({ length: 256 }, (_, at) => at)),
  ping: (socket) => socket.ping('are you there'),
  drop: (socket) => socket.terminate(),
};

export const webSocketLessons = webSocketEndpoint(
  'lessons',
  {
    summary: 'A WebSocket that shows one thing',
    description:
      '?show=big sends a message of 1 MiB, pieces one in three frames, binary all bytes from 0 to 255, ping a ping; drop ends the connection without a close. ?close=1013 closes with that code at once. Words it is sent show the same.',
  },
  (socket, { query }) => {
    const show = (word: string) => (Object.hasOwn(lessons, word) ? lessons[word]?.(socket) : undefined);
    const code = Number(query.get('close'));
    if (isClosable(code) || (code >= 1001 && code <= 1014 && ![1004, 1005, 1006].includes(code)))
      return socket.close(code, 'as you asked');
    show(query.get('show') ?? '');
    socket.on('message', (data, isBinary) => show(isBinary ? '' : textOf(data)));
  },
);

export const webSocketTicker = webSocketEndpoint(
  'ticker',
  {
    summary: 'A WebSocket that ticks',
    description: 'Sends a number as JSON every ?interval= milliseconds, 1000 when left out, and closes after ?count= of them.',
  },
  (socket, { query }) => {
    const interval = wholeNumber(query.get('interval'), { fallback: 1000, min: 10, max: 60_000 });
    const count = wholeNumber(query.get('count'), { fallback: 100, min: 1, max: 10_000 });
    tick(socket, interval, count);
  },
);

function tick(socket: WebSocket, interval: number, count: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    sent += 1;
    socket.send(JSON.stringify({ tick: sent, of: count }));
    if (sent === count) socket.close(1000, 'that was all');
  }, interval);
  socket.once('close', () => clearInterval(timer));
}

/** Codes an application may use (RFC 6455 section 7.4). */
const isClosable = (code: number): boolean => code === 1000 || (code >= 3000 && code <= 4999);

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8');
}
