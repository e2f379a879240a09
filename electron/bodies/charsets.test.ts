import { expect, test } from 'vitest';
import { charsetToShow, describeCharset } from './charsets';

const latin = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['\xef\xbb\xbf<?xml version="1.0" encoding="koi8-r"?>', null, 'utf-8'],
  ['caf\xe9', 'koi8-r', 'koi8-r'],
  ['<?xml version="1.0" encoding="ISO-8859-2"?><a>\xb1</a>', null, 'iso-8859-2'],
  ['<?xml version="1.0" encoding="ISO-8859-2"?><a/>', 'utf-8', 'utf-8'],
  ['<!doctype html><head><meta charset=shift_jis>', null, 'shift_jis'],
  ['<html><meta http-equiv="Content-Type" content="text/html; charset=gb2312">', null, 'gbk'],
  ['<?xml version="1.0" encoding="UTF-16"?><a/>', null, 'utf-8'],
  ['<meta charset="nonsense">', null, 'utf-8'],
  ['a text about <meta charset=koi8-r>', null, 'utf-8'],
  ['caf\xe9 au lait, d\xe9j\xe0 vu', null, 'windows-1252'],
  ['caf\xc3\xa9 and one \xff byte', null, 'utf-8'],
  ['\x00\x01\xff\xfe\x02', null, 'utf-8'],
  ['plain', null, 'utf-8'],
  ['{"a":1}', 'no-such-charset', 'utf-8'],
] as const)('%j, called %s, is read as %s', (bytes, given, name) => {
  expect(charsetToShow(latin(bytes), given).name).toBe(name);
});

test('a character that the first bytes end in the middle of is no reason to guess', () => {
  expect(charsetToShow(Buffer.from(`${'a'.repeat(1_023)}é`).subarray(0, 1_024), null).name).toBe('utf-8');
});

test.each([
  ['\xef\xbb\xbfa', 'iso-8859-1', { name: 'utf-8', by: 'mark', textSays: null, fits: true }],
  ['caf\xe9', 'utf-8', { name: 'utf-8', by: 'asked', textSays: null, fits: false }],
  ['caf\xe9 au lait', null, { name: 'windows-1252', by: 'bytes', textSays: null, fits: true }],
  ['<?xml version="1.0" encoding="KOI8-R"?><a/>', null, { name: 'koi8-r', by: 'text', textSays: 'KOI8-R', fits: true }],
  ['<meta charset=latin1>', 'utf-8', { name: 'utf-8', by: 'asked', textSays: 'latin1', fits: true }],
  ['\xef\xbb\xbf<meta charset="koi8-r">', null, { name: 'utf-8', by: 'mark', textSays: 'koi8-r', fits: true }],
  ['{\0"\0a\0"\0', null, { name: 'utf-16le', by: 'zeros', textSays: null, fits: true }],
  ['abc', 'utf-9', { name: 'utf-8', by: 'bytes', textSays: null, fits: true }],
] as const)('how %j, called %s, is read is told with how that came', (bytes, given, charset) => {
  expect(describeCharset(Buffer.from(bytes, 'latin1'), given, true)).toEqual(charset);
});
