import type { BodyCharset } from '#shared/model/body-window';
import { expect, test } from 'vitest';
import { charsetRemark, wayToCharset } from './charset-words';

const found = (name: string, by: BodyCharset['by'], more: Partial<BodyCharset> = {}): BodyCharset => ({
  name,
  by,
  textSays: null,
  fits: true,
  ...more,
});

test.each([
  [found('utf-8', 'mark'), 'iso-8859-1', 'the head says iso-8859-1, its mark UTF-8'],
  [found('utf-8', 'asked', { fits: false }), 'utf-8', 'not all of it is UTF-8'],
  [found('utf-8', 'asked', { textSays: 'koi8-r' }), 'utf-8', 'it says koi8-r, the head UTF-8'],
  [found('utf-8', 'mark', { textSays: 'latin1' }), null, 'it says latin1, its mark UTF-8'],
  [found('utf-8', 'bytes'), 'utf-9', 'the head says utf-9, which is no known charset'],
  [found('utf-8', 'bytes', { fits: false }), null, 'not all of it is UTF-8'],
] as const)('what does not agree is told: %j, %s', (charset, headSays, remark) => {
  expect(charsetRemark(charset, headSays)).toBe(remark);
});

test.each([
  [found('utf-8', 'mark'), 'UTF8'],
  [found('utf-8', 'mark'), null],
  [found('windows-1252', 'asked', { textSays: 'latin1' }), 'ISO-8859-1'],
  [found('windows-1252', 'bytes'), null],
  [found('koi8-r', 'text', { textSays: 'KOI8-R' }), null],
] as const)('what agrees is not: %j, %s', (charset, headSays) => {
  expect(charsetRemark(charset, headSays)).toBe(null);
});

test('how a charset came is told in a few words', () => {
  expect(wayToCharset(found('koi8-r', 'text', { textSays: 'KOI8-R' }))).toBe('it says KOI8-R');
  expect(wayToCharset(found('windows-1252', 'bytes'))).toBe('its bytes are no UTF-8');
});
