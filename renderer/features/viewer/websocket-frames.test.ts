import type { WireEntry, WireLog } from '#shared/model/wire';
import { expect, test } from 'vitest';
import { asHex, hexText } from './wire-hex';
import { readWireSections, wireText } from './wire-sections';
import { webSocketFramesIn } from './websocket-frames';

const bytesOf = (hex: string): string =>
  hex
    .split(' ')
    .map((byte) => String.fromCharCode(Number.parseInt(byte, 16)))
    .join('');
const entry = (direction: WireEntry['direction'], part: WireEntry['part'], bytes: string, hop = 0): WireEntry => ({
  hop,
  direction,
  part,
  at: 0,
  bytes,
  total: bytes.length,
});
const switched = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
const talk = (...bodies: readonly WireEntry[]): WireLog => ({ entries: [entry('received', 'head', switched), ...bodies] });
const none = { fields: [], values: [] };
const linesOf = (log: WireLog, secrets: typeof none | { fields: string[]; values: string[] } = none) =>
  readWireSections(log, secrets)
    .filter(({ part }) => part === 'body')
    .flatMap(({ lines }) =>
      lines.map(
        ({ label, pieces }) => `${label}: ${pieces.map(({ text, tone }) => (tone === 'secret' ? '***' : text)).join('')}`,
      ),
    );

// RFC 6455, 5.7.
test.each([
  ['a text', '81 05 48 65 6c 6c 6f', ['frame: TEXT · FIN · not masked · 5 B', 'body: Hello']],
  ['a masked text', '81 85 37 fa 21 3d 7f 9f 4d 51 58', ['frame: TEXT · FIN · masked with 37fa213d · 5 B', 'body: Hello']],
  [
    'a text in two parts',
    '01 03 48 65 6c 80 02 6c 6f',
    ['frame: TEXT · more follows · not masked · 3 B', 'body: Hel', 'frame: CONTINUATION · FIN · not masked · 2 B', 'body: lo'],
  ],
  ['a ping', '89 05 48 65 6c 6c 6f', ['frame: PING · FIN · not masked · 5 B', 'body: Hello']],
  // RFC 7692, 7.2.3.1.
  [
    'a packed text',
    'c1 07 f2 48 cd c9 c9 07 00',
    [
      'frame: TEXT · FIN · RSV1: packed · not masked · 7 B',
      expect.stringMatching(/^body: f2 48 cd c9 c9 07 00 .* ·H·····$/) as string,
    ],
  ],
  [
    'a close with a code and a reason',
    '88 05 03 e9 62 79 65',
    ['frame: CLOSE · FIN · not masked · 5 B', 'says: code 1001', 'says: bye'],
  ],
  ['a close that says nothing', '88 00', ['frame: CLOSE · FIN · not masked · 0 B']],
  ['what has no name', '83 00', ['frame: opcode 0x3 · FIN · not masked · 0 B']],
])('%s is named', (_name, hex, lines) => {
  expect(linesOf(talk(entry('received', 'body', bytesOf(hex))))).toEqual(lines);
});

test('a length of two and of eight bytes is read', () => {
  const long = `${bytesOf('82 7e 01 00')}${'\u0001'.repeat(256)}${bytesOf('82 7f 00 00 00 00 00 01 00 00')}${'\u0002'.repeat(65_536)}`;
  expect(webSocketFramesIn(long).map(({ length, payload }) => [length, payload.length])).toEqual([
    [256, 256],
    [65_536, 65_536],
  ]);
});

test('a frame that was cut is what there is of it, and a head that was cut is none', () => {
  const whole = bytesOf('81 05 48 65 6c 6c 6f');
  for (let kept = 0; kept <= whole.length; kept++) {
    const frames = webSocketFramesIn(whole.slice(0, kept));
    expect(frames.map(({ payload }) => payload)).toEqual(kept < 2 ? [] : ['Hello'.slice(0, kept - 2)]);
  }
});

test('a secret is hidden in what was said, and in hex behind its mask', () => {
  const log = talk(entry('sent', 'body', bytesOf('81 85 37 fa 21 3d 7f 9f 4d 51 58')));
  const secrets = { fields: [], values: ['ell'] };
  expect(linesOf(log, secrets)[1]).toBe('body: H***o');
  const sections = readWireSections(log, secrets);
  expect(hexText(asHex(sections, log, false))).not.toMatch(/7f 9f|4d\s+51/);
  expect(hexText(asHex(sections, log, true))).toMatch(/7f 9f {2}4d 51/);
});

test('copied as text, each frame stands on a line of its own', () => {
  const log = talk(entry('received', 'body', bytesOf('89 00 81 02 68 69')));
  expect(wireText(readWireSections(log, none), true).slice(switched.length)).toBe(
    'PING · FIN · not masked · 0 B\nTEXT · FIN · not masked · 2 B\nhi',
  );
});

test('the body of an answer that did not switch is a body, also beside a hop that did', () => {
  const refused = 'HTTP/1.1 503 Service Unavailable\r\n\r\n';
  const log = talk(
    entry('received', 'body', bytesOf('8a 00')),
    entry('received', 'head', refused, 1),
    entry('received', 'body', 'later', 1),
  );
  expect(linesOf(log)).toEqual(['frame: PONG · FIN · not masked · 0 B', 'body: later']);
});
