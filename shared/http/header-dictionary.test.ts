import { expect, test } from 'vitest';
import { describeHeader, headerDictionary, headersFor, headerTopics } from './header-dictionary';
import { headerValues, listOf, unquote } from './header-list';
import { describeMethod, isIdempotent, isSafe, methods } from './methods';
import { statusCatalog } from './status-catalog';

test('the dictionary explains more than 120 fields, each once and each in words of its own', () => {
  const names = headerDictionary.map((entry) => entry.name.toLowerCase());
  expect(names.length).toBeGreaterThan(120);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, meaning, spec } of headerDictionary) {
    expect(name, name).toMatch(/^[!#$%&'*+.^_`|~\w-]+$/);
    expect(meaning.length, name).toBeGreaterThan(10);
    expect(spec, name).not.toBe('');
  }
});

test('every field that a status mentions is explained', () => {
  const unknown = statusCatalog.flatMap((entry) => entry.headers).filter((name) => !describeHeader(name));
  expect(unknown).toEqual([]);
});

test('names are found in any case, and each direction has its own fields', () => {
  expect(describeHeader('content-TYPE')?.name).toBe('Content-Type');
  expect(describeHeader('X-Nobody')).toBeUndefined();
  const request = headersFor('request').map((entry) => entry.name);
  expect([request.includes('Accept'), request.includes('Set-Cookie'), request.includes('Content-Type')]).toEqual([
    true,
    false,
    true,
  ]);
});

test('lists are split at commas outside quotes, over all lines of a field', () => {
  const values = headerValues(
    [
      ['Link', '<a>; title="x, y"'],
      ['ETag', '"1"'],
      ['link', '<b>,, <c>'],
    ],
    'LINK',
  );
  expect(listOf(values)).toEqual(['<a>; title="x, y"', '<b>', '<c>']);
  expect(unquote('"a \\"b\\""')).toBe('a "b"');
});

test('only what is known to read is safe', () => {
  expect(methods.filter((facts) => facts.safe).map((facts) => facts.method)).toEqual([
    'GET',
    'HEAD',
    'OPTIONS',
    'TRACE',
    'QUERY',
    'PROPFIND',
    'REPORT',
    'SEARCH',
  ]);
  expect([isSafe('BREW'), isSafe('get'), isIdempotent('PUT'), isIdempotent('PATCH')]).toEqual([false, false, true, false]);
  expect(describeMethod('BREW')).toBeUndefined();
});

test('each field has a phrase, a note of whole sentences, an example and a topic', () => {
  for (const { name, meaning, note, example, topic } of headerDictionary) {
    expect(meaning, name).not.toMatch(/\.$/);
    expect(note, name).toMatch(/[.]$/);
    expect(note.split(' ').length, name).toBeGreaterThan(6);
    expect(example, name).not.toBe('');
    expect(headerTopics[topic], name).toBeDefined();
  }
});
