import { once } from 'node:events';
import http2 from 'node:http2';
import net, { type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tapFrames } from '../tap-frames';
import { createFieldBlocks } from './field-blocks';
import { createHpackReader, type PassedField } from './hpack-reader';
import { unpackHuffman } from './huffman';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('the examples of RFC 7541, appendix C', () => {
  test.each([
    ['C.2.1', '400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572', [['custom-key', 'custom-header']]],
    ['C.2.2', '040c 2f73 616d 706c 652f 7061 7468', [[':path', '/sample/path']]],
    ['C.2.3', '1008 7061 7373 776f 7264 0673 6563 7265 74', [['password', 'secret']]],
    ['C.2.4', '82', [[':method', 'GET']]],
  ])('%s', (_name, bytes, fields) => {
    expect(createHpackReader().read(hex(bytes))).toEqual(fields);
  });

  test('C.6: answers packed with Huffman codes, whose table of 256 bytes forgets', () => {
    const reader = createHpackReader({ tableBytes: 256 });
    const first = hex(
      '4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3',
    );
    expect(reader.read(first)).toEqual([
      [':status', '302'],
      ['cache-control', 'private'],
      ['date', 'Mon, 21 Oct 2013 20:13:21 GMT'],
      ['location', 'https://www.example.com'],
    ]);
    expect(reader.read(hex('4883 640e ffc1 c0bf'))).toEqual([
      [':status', '307'],
      ['cache-control', 'private'],
      ['date', 'Mon, 21 Oct 2013 20:13:21 GMT'],
      ['location', 'https://www.example.com'],
    ]);
    const third = hex(
      '88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07',
    );
    expect(reader.read(third)).toEqual([
      [':status', '200'],
      ['cache-control', 'private'],
      ['date', 'Mon, 21 Oct 2013 20:13:22 GMT'],
      ['location', 'https://www.example.com'],
      ['content-encoding', 'gzip'],
      ['set-cookie', 'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1'],
    ]);
  });
});

test('what breaks the rules is read by nobody, and nothing after it', () => {
  for (const bytes of ['80', 'ff7f', '007e61', '0081000178', '3fe1ffff07', '00', 'bf', '0001', '40ffffffffffffffff7f']) {
    const reader = createHpackReader();
    expect(reader.read(hex(bytes)), bytes).toBeNull();
    expect(reader.read(hex('88')), bytes).toBeNull();
  }
});

test('a bomb of indexed fields is given up at the limit', () => {
  const bomb = Buffer.concat([hex('40 0161 7f a11e'), Buffer.alloc(4000, 0x78), Buffer.alloc(8000, 0xbe)]);
  expect(createHpackReader({ blockBytes: 256 * 1024 }).read(bomb)).toBeNull();
});

test('Huffman codes: padding is ones and shorter than a byte, and the end of a text stands in none', () => {
  expect(unpackHuffman(hex('f1e3 c2e5 f23a 6ba0 ab90 f4ff'))).toBe('www.example.com');
  expect(unpackHuffman(hex(''))).toBe('');
  for (const bytes of ['1e', 'f1e3c2e5f23a6ba0ab90f4ffff', 'fffffffc', '00']) expect(unpackHuffman(hex(bytes)), bytes).toBeNull();
});

/** A server that Node runs; what it sends is read here beside Node's own reader. */
async function readBeside(answers: readonly http2.OutgoingHttpHeaders[]) {
  const server = http2.createServer();
  server.on('stream', (stream, headers) => {
    stream.respond(answers[Number(String(headers[':path']).slice(1))]);
    stream.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const ours: (PassedField[] | null)[] = [];
  const blocks = createFieldBlocks((_stream, fields) => ours.push(fields));
  const { port } = server.address() as AddressInfo;
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const tapped = tapFrames(socket, { sent: () => undefined, received: blocks });
  const session = http2.connect(`http://127.0.0.1:${port}`, { createConnection: () => tapped });
  onTestFinished(() => {
    session.destroy();
    server.close();
  });
  const theirs: PassedField[][] = [];
  for (let at = 0; at < answers.length; at++) {
    const stream = session.request({ ':path': `/${at}` });
    const closed = once(stream, 'close');
    const [, , raw] = (await once(stream.resume(), 'response')) as [unknown, unknown, string[]];
    theirs.push(raw.flatMap((text, place) => (place % 2 === 0 ? [[text, raw[place + 1] ?? ''] as const] : [])));
    await closed;
  }
  return { ours, theirs };
}

test('what Node’s own encoder sends is read as Node reads it: every octet, the same again, and tables that overflow', async () => {
  let seed = 7;
  const random = (most: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % most;
  const octets = [...Array.from({ length: 95 }, (_, at) => at + 32), ...Array.from({ length: 128 }, (_, at) => at + 128)];
  const text = (length: number) =>
    String.fromCharCode(0x21, ...Array.from({ length }, () => octets[random(octets.length)] ?? 0x21), 0x21);
  const answers = Array.from({ length: 120 }, (_, at) => ({
    ':status': 200 + (at % 5),
    'x-all': String.fromCharCode(0x21, ...octets, 0x21),
    [`x-${random(30)}`]: text(random(at % 10 === 0 ? 1500 : 60)),
    'set-cookie': [text(random(40)), text(random(40))],
  }));
  const { ours, theirs } = await readBeside(answers);
  expect(ours).toHaveLength(answers.length);
  expect(ours).toEqual(theirs);
});
