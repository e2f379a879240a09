import { deflateRawSync } from 'node:zlib';
import type { Failure } from '#shared/failure';

/** What a hostile server sends once it has switched, and what is to come of it. */
export interface HostileFrames {
  readonly name: string;
  /** Bytes after the 101, or in place of it where `head` is given. */
  readonly bytes: Buffer;
  /** Lines of the 101; `{accept}` stands for the right answer to the key. */
  readonly head?: readonly string[];
  readonly messageBytes?: number;
  /** Agree to packing. */
  readonly packed?: boolean;
  readonly failure: Partial<Failure>;
  /** Code that the server is told; null for none. */
  readonly told?: number | null;
}

type Problem = Extract<Failure, { kind: 'badFrame' }>['problem'];

/** A frame with any first byte, length and mask. */
export function frame(first: number, payload: string | Buffer = '', mask?: Buffer): Buffer {
  const body = Buffer.from(payload as string, 'utf8');
  const flag = mask ? 0x80 : 0;
  const length =
    body.length < 126
      ? Buffer.from([flag | body.length])
      : body.length < 65_536
        ? Buffer.from([flag | 126, body.length >> 8, body.length & 0xff])
        : Buffer.concat([Buffer.from([flag | 127, 0, 0, 0, 0]), uint32(body.length)]);
  const sent = mask ? Buffer.from(body.map((byte, at) => byte ^ (mask[at % 4] ?? 0))) : body;
  return Buffer.concat([Buffer.from([first]), length, ...(mask ? [mask] : []), sent]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const FIN = 0x80;
const [CONTINUE, TEXT, BINARY, CLOSE, PING] = [0x0, 0x1, 0x2, 0x8, 0x9];
const RSV1 = 0x40;

const bad = (name: string, bytes: Buffer | Buffer[], problem: Problem, told = 1002): HostileFrames => ({
  name,
  bytes: Array.isArray(bytes) ? Buffer.concat(bytes) : bytes,
  failure: { kind: 'badFrame', problem, code: told },
  told,
});

const closeWith = (code: number): Buffer => frame(FIN | CLOSE, Buffer.from([code >> 8, code & 0xff]));

const tooLarge = (name: string, bytes: Buffer, packed = false): HostileFrames => ({
  name,
  bytes,
  packed,
  messageBytes: 1000,
  failure: { kind: 'limitExceeded', limit: 'messageBytes', allowed: 1000 },
  told: 1009,
});

const lost = (name: string, bytes: Buffer): HostileFrames => ({
  name,
  bytes,
  failure: { kind: 'connectionClosed', when: 'open' },
  told: null,
});

const notHttp = (name: string, head: readonly string[], packed = false): HostileFrames => ({
  name,
  bytes: Buffer.alloc(0),
  head,
  packed,
  failure: { kind: 'badResponse' },
  told: null,
});

const switching = 'HTTP/1.1 101 Switching Protocols';
const upgrade = ['Upgrade: websocket', 'Connection: Upgrade'];
const right = 'Sec-WebSocket-Accept: {accept}';

const notUtf8: readonly Buffer[] = ['c328', 'c080', 'eda080', 'f4908080', 'ff', 'e28a', 'f0288c28'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

/** A message that unpacks to a thousand times its size. */
const bomb = deflateRawSync(Buffer.alloc(8 * 1024 * 1024)).subarray(0, -4);

export const hostileFrames: readonly HostileFrames[] = [
  bad('a masked text', frame(FIN | TEXT, 'hi', Buffer.from([1, 2, 3, 4])), 'masked'),
  bad('a masked close', frame(FIN | CLOSE, '', Buffer.alloc(4)), 'masked'),
  bad('a masked ping', frame(FIN | PING, 'x', Buffer.alloc(4)), 'masked'),
  bad('RSV1 where nothing is packed', frame(FIN | RSV1 | TEXT, 'hi'), 'unpacked'),
  { ...bad('RSV1 on a ping', frame(FIN | RSV1 | PING, 'hi'), 'unpacked'), packed: true },
  { ...bad('RSV1 on what goes on', [frame(TEXT, 'a'), frame(FIN | RSV1 | CONTINUE, 'b')], 'unpacked'), packed: true },
  ...[0x20, 0x10, 0x30].map((bits) =>
    bad(`reserved bits 0x${bits.toString(16)}`, frame(FIN | bits | TEXT, 'hi'), 'reservedBits'),
  ),
  ...[0x3, 0x4, 0x5, 0x6, 0x7, 0xb, 0xc, 0xd, 0xe, 0xf].map((opcode) =>
    bad(`opcode 0x${opcode.toString(16)}`, frame(FIN | opcode, 'x'), 'opcode'),
  ),
  bad('a continuation of nothing', frame(FIN | CONTINUE, 'x'), 'opcode'),
  bad('a second message inside the first', [frame(TEXT, 'a'), frame(FIN | TEXT, 'b')], 'opcode'),
  bad('bytes inside of text', [frame(TEXT, 'a'), frame(FIN | BINARY, 'b')], 'opcode'),
  bad('a close in pieces', frame(CLOSE, ''), 'controlFrame'),
  bad('a ping in pieces', frame(PING, 'x'), 'controlFrame'),
  bad('a ping of 126 bytes', frame(FIN | PING, 'x'.repeat(126)), 'controlFrame'),
  bad('a close of 126 bytes', frame(FIN | CLOSE, 'x'.repeat(126)), 'controlFrame'),
  bad('a close of one byte', frame(FIN | CLOSE, 'x'), 'controlFrame'),
  bad('a length beyond 2^53', Buffer.from([FIN | BINARY, 127, 0x00, 0x20, 0, 0, 0, 0, 0, 1]), 'length', 1009),
  bad('a length with its highest bit set', Buffer.from([FIN | BINARY, 127, 0xff, 0, 0, 0, 0, 0, 0, 1]), 'length', 1009),
  ...notUtf8.map((bytes) => bad(`text that is ${bytes.toString('hex')}`, frame(FIN | TEXT, bytes), 'notUtf8', 1007)),
  bad(
    'a character cut at the end of the message',
    [frame(TEXT, Buffer.from('e2', 'hex')), frame(FIN | CONTINUE, Buffer.from('8a', 'hex'))],
    'notUtf8',
    1007,
  ),
  bad('a reason that is not UTF-8', frame(FIN | CLOSE, Buffer.from('03e8c328', 'hex')), 'notUtf8', 1007),
  ...[0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535].map((code) =>
    bad(`a close with ${code}`, closeWith(code), 'closeCode'),
  ),
  tooLarge('a message of 1001 bytes', frame(FIN | TEXT, 'x'.repeat(1001))),
  tooLarge(
    'pieces of 1001 bytes together',
    Buffer.concat([frame(TEXT, 'x'.repeat(600)), frame(FIN | CONTINUE, 'x'.repeat(401))]),
  ),
  tooLarge('a length that is only announced', Buffer.from([FIN | BINARY, 127, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff])),
  tooLarge('a packed bomb', frame(FIN | RSV1 | BINARY, bomb), true),
  { ...bad('packed rubbish', frame(FIN | RSV1 | TEXT, Buffer.from('ffffffffff', 'hex')), 'packing', 1007), packed: true },
  lost('a frame that is cut', Buffer.from([FIN | TEXT, 10, 0x68])),
  lost('a message that never ends', frame(TEXT, 'half')),
  lost('nothing at all', Buffer.alloc(0)),
  notHttp('a 101 without an accept', [switching, ...upgrade]),
  notHttp('a 101 with a wrong accept', [switching, ...upgrade, 'Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=']),
  notHttp('a 101 to something else', [switching, 'Upgrade: h2c', 'Connection: Upgrade', right]),
  notHttp('a 101 without Connection: Upgrade', [switching, 'Upgrade: websocket', right]),
  notHttp('a subprotocol that nobody offered', [switching, ...upgrade, right, 'Sec-WebSocket-Protocol: soap']),
  notHttp('two subprotocols', [switching, ...upgrade, right, 'Sec-WebSocket-Protocol: a', 'Sec-WebSocket-Protocol: b']),
  notHttp('an extension that nobody offered', [switching, ...upgrade, right, 'Sec-WebSocket-Extensions: x-bzip']),
  notHttp('packing that nobody offered', [switching, ...upgrade, right, 'Sec-WebSocket-Extensions: permessage-deflate']),
  notHttp(
    'packing with a parameter that does not exist',
    [switching, ...upgrade, right, 'Sec-WebSocket-Extensions: permessage-deflate; fast'],
    true,
  ),
  notHttp('packing twice over', [switching, ...upgrade, right, 'Sec-WebSocket-Extensions: permessage-deflate, x-other'], true),
];
