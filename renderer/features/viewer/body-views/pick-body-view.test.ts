import { expect, test } from 'vitest';
import { sizeOf } from './body-words';
import { charsetOf } from './essence-of';
import { isText, pickBodyView, viewsFor } from './pick-body-view';
import { saysAndLooks } from './says-and-looks';
import { barOptions } from './view-list';

const facts = (looksLike: Parameters<typeof pickBodyView>[0]['looksLike'], bytesSay: string | null = null) => ({
  looksLike,
  bytesSay,
  bytes: 100_000_000,
});

test.each([
  ['json', 'application/json', 'tree'],
  ['json', 'application/hal+json; charset=utf-8', 'tree'],
  ['json', null, 'tree'],
  ['json', 'text/plain', 'text'],
  ['text', 'application/json', 'tree'],
  ['html', 'application/json', 'text'],
  ['html', 'text/html', 'text'],
  ['xml', 'application/xml', 'xml'],
  ['html', 'application/xml', 'xml'],
  ['text', 'application/atom+xml', 'xml'],
  ['html', 'application/xhtml+xml', 'text'],
  ['xml', 'text/plain', 'text'],
  ['xml', 'image/svg+xml', 'image'],
  ['image', 'application/octet-stream', 'image'],
  ['audio', 'audio/mpeg', 'audio'],
  ['binary', 'application/octet-stream', 'hex'],
  ['pdf', 'application/pdf', 'pdf'],
  ['binary', 'text/plain', 'hex'],
  ['binary', 'multipart/mixed; boundary=x', 'parts'],
  ['json', 'application/x-ndjson', 'records'],
  ['text', 'text/event-stream', 'events'],
  ['text', 'text/csv; charset=utf-8', 'table'],
  ['text', 'text/tab-separated-values', 'table'],
  ['text', 'application/x-www-form-urlencoded', 'fields'],
  ['html', 'application/yaml', 'text'],
  ['yaml', 'text/plain', 'text'],
  ['yaml', 'text/csv', 'table'],
  ['yaml', 'application/json', 'tree'],
  ['json', 'application/yaml', 'tree'],
  ['binary', 'application/yaml', 'hex'],
] as const)('what looks like %s and is called %s is shown as %s', (looksLike, contentType, view) => {
  expect(pickBodyView(facts(looksLike), contentType)).toBe(view);
});

test('broken XML that begins like HTML is no page', () => {
  expect(viewsFor(facts('html'), 'application/xml')).toEqual(['xml', 'text', 'hex']);
});

test('text of every kind can be filtered and searched, and nothing else', () => {
  expect((['json', 'xml', 'html', 'yaml', 'text'] as const).every((looksLike) => isText({ looksLike }))).toBe(true);
  expect((['image', 'audio', 'video', 'pdf', 'archive', 'binary'] as const).some((looksLike) => isText({ looksLike }))).toBe(
    false,
  );
});

test('of a picture, sound or film that is not drawn it is said why', () => {
  expect(saysAndLooks(facts('binary'), 'image/tiff')).toBe('image/tiff cannot be shown here');
  expect(saysAndLooks(facts('binary'), 'video/x-msvideo')).toBe('video/x-msvideo cannot be shown here');
  expect(saysAndLooks(facts('binary'), 'image/png')).toBe('says image/png, looks like nothing of the kind');
  expect(saysAndLooks(facts('binary'), 'audio/x-wav')).toBe('says audio/x-wav, looks like nothing of the kind');
  expect(saysAndLooks(facts('binary'), 'application/octet-stream')).toBe(null);
});

test('a gigabyte of JSON is text until its tree is asked for', () => {
  expect(pickBodyView({ looksLike: 'json', bytesSay: null, bytes: 1_000_000_000 }, 'application/json')).toBe('text');
});

test.each([
  ['yaml', 'application/yaml'],
  ['text', 'text/yaml; charset=utf-8'],
  ['text', 'application/x-yaml'],
  ['text', 'text/vnd.yaml'],
  ['text', 'application/vnd.oai.openapi+yaml;version=3.1'],
  ['yaml', null],
  ['yaml', 'application/octet-stream'],
] as const)('what looks like %s and is called %s is a tree of YAML, as far as that is made', (looksLike, contentType) => {
  expect(pickBodyView({ looksLike, bytesSay: null, bytes: 4_000_000 }, contentType)).toBe('yaml');
  expect(pickBodyView({ looksLike, bytesSay: null, bytes: 5_000_000 }, contentType)).toBe('text');
});

test.each(['application/yamlish', 'text/x-yaml-like', 'application/vnd.yaml.x', 'text/not+yaml2'])(
  '%s is no name of YAML',
  (contentType) => {
    expect(pickBodyView({ looksLike: 'text', bytesSay: null, bytes: 100 }, contentType)).toBe('text');
  },
);

test('few views stand side by side: what suits the body, and what always does', () => {
  expect(viewsFor(facts('html'), null)).toEqual(['page', 'text', 'hex']);
  expect(viewsFor(facts('json'), null)).toEqual(['tree', 'text', 'hex']);
  expect(viewsFor(facts('yaml'), 'text/plain')).toEqual(['yaml', 'text', 'hex']);
  expect(viewsFor(facts('json'), 'application/yaml')).toEqual(['tree', 'yaml', 'text', 'hex']);
  expect(barOptions(['page', 'image', 'text']).map(({ label }) => label)).toEqual(['HTML page, locked', 'Image', 'Text']);
  expect(barOptions(['page', 'text']).map(({ label }) => label)).toEqual(['Preview', 'Text']);
});

test.each([
  ['image', 'image/png', 'text/plain', 'says text/plain, looks like PNG'],
  ['image', 'image/png', null, 'names no type, looks like PNG'],
  ['image', 'image/png', 'application/octet-stream', 'says application/octet-stream, looks like PNG'],
  ['json', null, 'text/html; charset=utf-8', 'says text/html, looks like JSON'],
  ['html', null, 'application/json', 'says application/json, looks like HTML'],
  ['text', null, 'image/png', 'says image/png, looks like plain text'],
  ['yaml', null, 'application/json', 'says application/json, looks like YAML'],
  ['text', null, 'application/json', 'says application/json, looks like plain text'],
  ['binary', null, 'text/csv', 'says text/csv, looks like bytes that are no text'],
  ['archive', null, 'text/plain', 'says text/plain, looks like a packed archive'],
] as const)('what looks like %s (%s) and is called %s is told of', (looksLike, bytesSay, contentType, remark) => {
  expect(saysAndLooks({ looksLike, bytesSay }, contentType)).toBe(remark);
});

test.each([
  ['image', 'image/jpeg', 'image/jpg'],
  ['image', 'image/x-icon', 'image/vnd.microsoft.icon'],
  ['xml', 'image/svg+xml', 'application/xml'],
  ['xml', 'image/svg+xml', null],
  ['video', 'video/mp4', 'image/heic'],
  ['json', null, 'application/vnd.api+json'],
  ['json', null, 'application/problem+json; charset=utf-8'],
  ['json', null, null],
  ['json', null, 'application/x-ndjson'],
  ['json', null, 'text/csv'],
  ['json', null, 'application/yaml'],
  ['yaml', null, 'text/plain'],
  ['yaml', null, 'application/yaml'],
  ['yaml', null, null],
  ['xml', null, 'application/atom+xml'],
  ['html', null, 'application/xhtml+xml'],
  ['html', null, 'text/markdown'],
  ['text', null, 'text/html'],
  ['text', null, 'application/javascript'],
  ['binary', null, 'application/octet-stream'],
  ['binary', null, 'font/woff2'],
  ['archive', null, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['archive', null, 'application/gzip'],
  ['empty', null, 'text/plain'],
] as const)('what looks like %s (%s) may be called %s', (looksLike, bytesSay, contentType) => {
  expect(saysAndLooks({ looksLike, bytesSay }, contentType)).toBe(null);
});

test('a charset is read out of a Content-Type', () => {
  expect(
    ['text/html; charset=UTF-8', 'text/html;charset="iso-8859-1"', 'text/html; charset=', 'text/html', null].map(charsetOf),
  ).toEqual(['UTF-8', 'iso-8859-1', null, null, null]);
});

test('sizes are short and say their unit', () => {
  expect(
    [0, 1, 999, 1000, 12_345, 103_400_000, 999_960, 4_000_000_000].map((bytes) => sizeOf(bytes).replace('\u00a0', ' ')),
  ).toEqual(['0 bytes', '1 byte', '999 bytes', '1 kB', '12.3 kB', '103 MB', '1 MB', '4 GB']);
});
