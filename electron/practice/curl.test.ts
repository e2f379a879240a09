import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlLine } from './curl.ts';
import type { TryIt } from './endpoint.ts';

const line = (change: Partial<TryIt>): string =>
  curlLine('http://127.0.0.1:7070', { method: 'GET', path: '/a', expect: 200, says: '', ...change });

test.each<[Partial<TryIt>, string]>([
  [{}, "curl -i 'http://127.0.0.1:7070/a'"],
  [{ method: 'HEAD' }, "curl -i --head 'http://127.0.0.1:7070/a'"],
  [{ method: 'PURGE', path: '/a/../b' }, "curl -i --path-as-is -X PURGE 'http://127.0.0.1:7070/a/../b'"],
  [{ headers: { 'X-Empty': '', 'X-Team': 'blue' } }, "curl -i -H 'X-Empty;' -H 'X-Team: blue' 'http://127.0.0.1:7070/a'"],
])('%j is the line %s', (request, expected) => {
  expect(line(request)).toBe(expected);
});

/** What a shell would give to curl, with line breaks as a page keeps them. */
function bodyInShell(body: string): string {
  const copied = line({ method: 'POST', body }).replace(/\r\n?/g, '\n');
  // In the place of curl: what comes in, or what stands behind --data-binary.
  const stub = `curl() { while [ "$1" != --data-binary ]; do shift; done; if [ "$2" = @- ]; then cat; else printf %s "$2"; fi; }`;
  return execFileSync('sh', ['-c', `${stub}; ${copied}`], { encoding: 'utf8' });
}

test.each([
  '{"a": "it\'s"}',
  'two\nlines',
  'with\r\nCRLF',
  '\0\u0001\u007f',
  String.raw`\n is no line break, \\ two`,
  'a\\\rb',
  '%s 100 % $HOME `id`',
  'büro 書',
  '\u001b[2J',
])('a body %j survives page and shell', (body) => {
  expect(bodyInShell(body)).toBe(body);
});
