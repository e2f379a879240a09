import type { WireEntry } from '#shared/model/wire';
import { expect, test } from 'vitest';
import { asHex, hexText } from './wire-hex';
import { readWireSections } from './wire-sections';

const entry = (bytes: string, more: Partial<WireEntry> = {}): WireEntry => ({
  hop: 0,
  direction: 'sent',
  part: 'head',
  at: 0,
  bytes,
  total: bytes.length,
  ...more,
});
const none = { fields: [], values: [] };
const textOf = (entries: WireEntry[], withSecrets = false, secrets = none) =>
  hexText(asHex(readWireSections({ entries }, secrets), { entries }, withSecrets));

test('every byte of both directions stands in hex beside its letter', () => {
  const text = textOf([entry('GET / HTTP/1.1\r\n\r\n'), entry('\u0000\u00ff', { direction: 'received', part: 'body' })]);
  expect(text).toBe(
    [
      '000000  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  GET / HTTP/1.1··',
      `000010  0d 0a${' '.repeat(43)}  ··`,
      '',
      `000000  00 ff${' '.repeat(43)}  ··`,
    ].join('\n'),
  );
});

test('a body is not cut to its first kibibyte', () => {
  expect(textOf([entry('\u0001'.repeat(5_000), { part: 'body' })]).split('\n')).toHaveLength(Math.ceil(5_000 / 16));
});

test('the bytes of a credential are covered until they are asked for', () => {
  const head = 'GET / HTTP/1.1\r\nAuthorization: Bearer s3cr\u00c3\u00a9t\r\n\r\n';
  const covered = textOf([entry(head)]);
  expect(covered).not.toContain('73 33 63 72');
  expect(covered).not.toContain('s3cr');
  expect(covered).toContain('•• •• ••');
  expect(textOf([entry(head)], true)).toContain('s3cr');
});

test('of fields that HTTP/2 has packed nothing is shown while one of them is a credential', () => {
  const frame = { type: 'HEADERS', flags: [], streamId: 1, count: 1, text: ':method: GET\nauthorization: Bearer abc\n' };
  const packed = entry('\u0000\u0000\u0004\u0001\u0004\u0000\u0000\u0000\u0001\u0082\u0011\u0022\u0033', { frame });
  expect(textOf([packed])).toContain('00 00 04 01 04 00 00 00  01 •• •• •• ••');
});
