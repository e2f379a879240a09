import type { WireEntry } from '#shared/model/wire';
import { expect, test } from 'vitest';
import { hasSecrets, readWireSections, wireText } from './wire-sections';

const entry = (some: Partial<WireEntry> & { bytes: string }): WireEntry => ({
  hop: 0,
  direction: 'sent',
  part: 'head',
  at: 0,
  total: some.bytes.length,
  ...some,
});
const none = { fields: [], values: [] };
const read = (bytes: string, some: Partial<WireEntry> = {}, secrets = none) =>
  readWireSections({ entries: [entry({ bytes, ...some })] }, secrets)[0]!;
const tones = (bytes: string, some: Partial<WireEntry> = {}, secrets = none) =>
  read(bytes, some, secrets).lines.map((line) => [
    line.label,
    line.ending,
    ...line.pieces.map(({ text, tone }) => `${tone}:${text}`),
  ]);

test('a request head is named line by line, to the blank line', () => {
  expect(tones('GET /a b HTTP/1.1\r\nhOsT: x\r\n\r\n')).toEqual([
    ['request line', 'crlf', 'method:GET', 'target: /a b', 'version: HTTP/1.1'],
    ['headers', 'crlf', 'name:hOsT:', 'value: x'],
    ['blank line', 'crlf'],
  ]);
});

test('a status line keeps its reason as received, also when there is none', () => {
  expect(tones('HTTP/1.1 404 Nothing here\r\n\r\n', { direction: 'received' })[0]).toEqual([
    'status line',
    'crlf',
    'version:HTTP/1.1',
    'status: 404',
    'reason: Nothing here',
  ]);
  expect(tones('HTTP/1.1 200\r\n\r\n', { direction: 'received' })[0]).toEqual([
    'status line',
    'crlf',
    'version:HTTP/1.1',
    'status: 200',
  ]);
});

test('a bare line feed is shown as what it is', () => {
  expect(read('HTTP/1.1 200 OK\nA: b\n\n', { direction: 'received' }).lines.map(({ ending }) => ending)).toEqual([
    'lf',
    'lf',
    'lf',
  ]);
});

test('credentials are hidden in the lines and in the copy, and the scheme stays', () => {
  const bytes = 'GET /?key=s3cret&x=1 HTTP/1.1\r\nauthorization: Bearer abc\r\nX-Mine: s\r\nCookie: a=b\r\nAccept: */*\r\n\r\n';
  const sections = readWireSections({ entries: [entry({ bytes })] }, { fields: ['x-mine'], values: ['s3cret'] });
  expect(hasSecrets(sections)).toBe(true);
  expect(wireText(sections, false)).toBe(
    'GET /?key=••••••••&x=1 HTTP/1.1\r\nauthorization: Bearer ••••••••\r\nX-Mine: ••••••••\r\nCookie: a=••••••••\r\nAccept: */*\r\n\r\n',
  );
  expect(wireText(sections, true)).toBe(bytes);
});

test('a head without credentials has nothing to hide', () => {
  expect(hasSecrets([read('GET / HTTP/1.1\r\nAuthor: someone\r\n\r\n')])).toBe(false);
});

test('bytes that are no text are shown in hex', () => {
  const gzip = read('\u001f\u008b\b\u0000', { part: 'body', direction: 'received' });
  expect([gzip.isBinary, gzip.lines[0]?.pieces[0]?.text]).toEqual([
    true,
    '1f 8b 08 00                                      ····',
  ]);
});

test('a body cut in the middle of a character is still text, and says how much is missing', () => {
  const euro = '\u00e2\u0082\u00ac';
  const body = read(`{"a":"${euro}${euro.slice(0, 2)}`, { part: 'body', direction: 'received', total: 5000 });
  expect([body.isBinary, body.lines[0]?.pieces[0]?.text, body.cutBytes]).toEqual([false, '{"a":"€', 5000 - 11]);
});

test('a body that only begins like text is shown with all of its bytes; one that was cut in a character is text', () => {
  const bytes = '\u00de\u00ad\u00be\u00ef';
  expect(read(bytes, { part: 'body' })).toMatchObject({ isBinary: true });
  expect(read('\u00de\u00ad\u00e2\u0082', { part: 'body', total: 400 })).toMatchObject({ isBinary: false });
});
