import { expect, test } from 'vitest';
import { mediaTypeOf } from '../bodies/media-type-of';
import { readRange } from './read-range';

test.each([
  [null, null],
  ['bytes=0-4', { from: 0, to: 5 }],
  ['bytes=5-', { from: 5, to: 10 }],
  ['bytes=9-9', { from: 9, to: 10 }],
  ['bytes=0-99', { from: 0, to: 10 }],
  ['bytes=-3', { from: 7, to: 10 }],
  ['bytes=-99', { from: 0, to: 10 }],
  ['BYTES=1-2', { from: 1, to: 3 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-4', null],
  ['bytes=0-1,3-4', null],
  ['bytes=-', null],
  ['bytes=a-b', null],
  ['lines=0-1', null],
  ['bytes=0x1-2', null],
  ['bytes=1e1-', null],
  ['bytes=99999999999999999999-', null],
] as const)('of ten bytes, Range “%s” asks for %o', (header, expected) => {
  expect(readRange(header, 10)).toEqual(expected);
});

test('of nothing there is no range', () => {
  expect([readRange('bytes=0-', 0), readRange('bytes=-5', 0)]).toEqual(['unsatisfiable', 'unsatisfiable']);
});

test.each([
  ['\x89PNG\r\n\x1a\nrest', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF\x01\x02\x03\x04WEBPVP8 ', 'image/webp'],
  ['RIFF\x01\x02\x03\x04WAVEfmt ', 'audio/wav'],
  ['\0\0\0\x20ftypavif', 'image/avif'],
  ['\0\0\0\x20ftypisom', 'video/mp4'],
  ['%PDF-1.7', 'application/pdf'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
  ['<?xml version="1.0"?>\n<!-- x -->\n<svg>', 'image/svg+xml'],
  ['<html><svg>', 'application/octet-stream'],
  ['<!doctype html>', 'application/octet-stream'],
  ['<?xml version="1.0"?><html/>', 'application/octet-stream'],
  ['{"a":1}', 'application/octet-stream'],
  ['alert(1)', 'application/octet-stream'],
  ['\x89PN', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('bytes that begin with %j are %s', (start, mediaType) => {
  expect(mediaTypeOf(Buffer.from(start, 'latin1'))).toBe(mediaType);
});
