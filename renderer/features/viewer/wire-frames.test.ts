import type { WireEntry } from '#shared/model/wire';
import { expect, test } from 'vitest';
import { framesIn, frameWords } from './wire-frames';
import { readWireSections } from './wire-sections';

const bytesOf = (...values: (number | string)[]) =>
  values.map((value) => (typeof value === 'string' ? value : String.fromCharCode(value))).join('');
const frame = (type: number, flags: number, streamId: number, payload: string) =>
  bytesOf(0, payload.length >> 8, payload.length & 255, type, flags, 0, 0, 0, streamId) + payload;
const entry = (type: string, bytes: string, some: Partial<WireEntry> = {}): WireEntry => ({
  hop: 0,
  direction: 'received',
  part: 'control',
  at: 0,
  bytes,
  total: bytes.length,
  frame: { type, flags: [], streamId: 0, count: 1, text: null },
  ...some,
});
const none = { fields: [], values: [] };
const linesOf = (one: WireEntry, secrets: { readonly fields: readonly string[]; readonly values: readonly string[] } = none) =>
  readWireSections({ entries: [one] }, secrets)[0]!.lines.map(
    ({ label, pieces }) => `${label}: ${pieces.map(({ text, tone }) => (tone === 'secret' ? '***' : text)).join('')}`,
  );

test('frames are found one behind the other, and a cut one is what there is of it', () => {
  const bytes = frame(0, 0, 1, 'some ') + frame(0, 1, 1, 'more').slice(0, -2);
  expect(framesIn(bytes).map(({ payload }) => payload)).toEqual(['some ', 'mo']);
});

test('what steers the connection is said in words', () => {
  const settings = frame(4, 0, 0, bytesOf(0, 4, 0, 16, 0, 0, 0, 0x7f, 0, 0, 0, 1));
  expect(frameWords(entry('SETTINGS', settings))).toEqual(['INITIAL_WINDOW_SIZE = 1,048,576', 'setting 127 = 1']);
  expect(frameWords(entry('WINDOW_UPDATE', frame(8, 0, 0, bytesOf(0, 0, 1, 0))))).toEqual(['256 bytes more may be sent']);
  expect(frameWords(entry('RST_STREAM', frame(3, 0, 1, bytesOf(0, 0, 0, 7))))).toEqual(['REFUSED_STREAM']);
  expect(frameWords(entry('GOAWAY', frame(7, 0, 0, bytesOf(0, 0, 0, 1, 0, 0, 0, 11, 'too many'))))).toEqual([
    'ENHANCE_YOUR_CALM; no stream after 1 is answered',
    'too many',
  ]);
});

test('a block of fields is shown as what it stands for, its secrets hidden', () => {
  const text = ':method: GET\r\n:path: /a?key=hush\r\nauthorization: Bearer abc\r\naccept: */*\r\n';
  const head = entry('HEADERS', frame(1, 5, 1, '\x82\x87'), {
    direction: 'sent',
    part: 'head',
    frame: { type: 'HEADERS', flags: ['END_STREAM', 'END_HEADERS'], streamId: 1, count: 1, text },
  });
  expect(linesOf(head, { fields: [], values: ['hush'] })).toEqual([
    'frame: HEADERS · stream 1 · END_STREAM, END_HEADERS · 11 B',
    'pseudo-fields: :method: GET',
    'pseudo-fields: :path: /a?key=***',
    'headers: authorization: Bearer ***',
    'headers: accept: */*',
  ]);
});

test('data is shown without the heads of its frames, as text or as hex', () => {
  const data = entry('DATA', frame(0, 0, 1, 'one\ntw') + frame(0, 1, 1, 'o'), {
    part: 'body',
    frame: { type: 'DATA', flags: ['END_STREAM'], streamId: 1, count: 2, text: null },
  });
  expect(linesOf(data)).toEqual(['frame: 2 × DATA · stream 1 · END_STREAM · 25 B', 'body: one', 'body: two']);
  const binary = entry('DATA', frame(0, 1, 1, '\x00\x01\xff'), { part: 'body' });
  expect(linesOf(binary)[1]).toMatch(/^body: 00 01 ff/);
});

test('a field that is against the rules is named with what is wrong, and what cannot be seen in it is written out', () => {
  const text = ':status: 200\r\na: b\\r\\nset-cookie: c=d\r\n';
  const broken = [{ field: ['a\n', 'b\r\nset-cookie: c=d'] as [string, string], why: 'Its value has a line break.' }];
  const head = entry('HEADERS', frame(1, 4, 1, '\x88'), {
    direction: 'received',
    part: 'head',
    frame: { type: 'HEADERS', flags: ['END_HEADERS'], streamId: 1, count: 1, text, broken },
  });
  expect(linesOf(head).slice(2)).toEqual([
    'headers: a: b\\r\\nset-cookie: c=d',
    'against rules: “a\\n”: Its value has a line break.',
  ]);
});
