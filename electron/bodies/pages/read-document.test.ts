import { expect, test } from 'vitest';
import { readDocument } from './read-document';
import { writeJsonLine } from '#shared/hypermedia/write-json';

const read = (text: string) => {
  const root = readDocument(text);
  return root === undefined ? undefined : writeJsonLine(root);
};

test('a description may be JSON or YAML, numbers with all their digits', () => {
  expect(read('{"a":1.10}')).toBe('{"a":1.10}');
  expect(read('# an API\nopenapi: 3.0.3\ninfo:\n  version: 1.0.0\nlimits: {most: 12345678901234567890}\n')).toBe(
    '{"openapi":"3.0.3","info":{"version":"1.0.0"},"limits":{"most":12345678901234567890}}',
  );
  expect(read('---\n"swagger": "2.0"\n')).toBe('{"swagger":"2.0"}');
});

test.each([
  ['a page for browsers', '<!doctype html><title>API: docs</title>'],
  ['a sentence', 'The API is described elsewhere.'],
  ['YAML that is broken', 'openapi: "3.0\npaths:'],
  ['an address', 'http://a.test/'],
  ['nothing', ''],
])('no description: %s', (_name, text) => expect(readDocument(text)).toBeUndefined());

test('aliases that would grow without end, or in a circle, end', () => {
  const lines = [
    'a0: &a0 [x, x]',
    ...Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`),
  ];
  const before = performance.now();
  expect(readDocument(lines.join('\n'))).toBeUndefined();
  readDocument('a: &a\n  b: *a\n');
  expect(performance.now() - before).toBeLessThan(2_000);
});
