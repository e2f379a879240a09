import { expect, test } from 'vitest';
import { expandTemplate } from './expand-template';
import { templateVariables } from './template-variables';

const base = 'http://127.0.0.1:7070/library/books/?page=2';
const origin = 'http://127.0.0.1:7070';

test.each([
  // RFC 6570, 1.2 and 3.2
  ['/books/{id}', { id: '31' }, `${origin}/books/31`],
  ['{?q,page}', { q: 'a b', page: '2' }, `${origin}/library/books/?q=a%20b&page=2`],
  ['{?q,page}', { q: '', page: '' }, `${origin}/library/books/?page=2`],
  ['/search{?q,lang}', { q: 'cat & dog' }, `${origin}/search?q=cat%20%26%20dog`],
  ['/files{/path*}', { path: ['a', 'b c'] }, `${origin}/files/a/b%20c`],
  ['/books/?fixed=1{&tag*}', { tag: ['x', 'y'] }, `${origin}/books/?fixed=1&tag=x&tag=y`],
  // RFC 6570, 3.2.8: a map is its own names.
  ['/books/{?keys*}', { keys: ['semi=;', 'dot=.', 'comma=,'] }, `${origin}/books/?semi=%3B&dot=.&comma=%2C`],
  ['/books/{?keys*}', { keys: ['a=1', 'b'] }, `${origin}/books/?keys=a%3D1&keys=b`],
  ['/nodes{?id*}', { id: ['MDQ6VXNlcjE=', 'MDQ6VXNlcjI='] }, `${origin}/nodes?id=MDQ6VXNlcjE%3D&id=MDQ6VXNlcjI%3D`],
  ['/nodes{?id*}', { id: ['MDQ6VXNlcg==', 'MDQ6VXNlcj=='] }, `${origin}/nodes?id=MDQ6VXNlcg%3D%3D&id=MDQ6VXNlcj%3D%3D`],
  ['/books{?is*}', { is: ['tag=a', 'tag=b'] }, `${origin}/books?is=tag%3Da&is=tag%3Db`],
  ['/books{?is*}', { is: ['1=1', 'b=2'] }, `${origin}/books?is=1%3D1&is=b%3D2`],
  ['/books{?is}', { is: ['a=1', 'b=2'] }, `${origin}/books?is=a%3D1,b%3D2`],
  ['/x/{+path}/here', { path: 'foo/bar' }, `${origin}/x/foo/bar/here`],
  ['/x{#frag}', { frag: 'top' }, `${origin}/x#top`],
  ['/x{;a}', { a: '1' }, `${origin}/x;a=1`],
  ['https://api.example/{id:3}', { id: 'abcdef' }, 'https://api.example/abc'],
] as const)('%s filled with %o leads to %s', (template, values, address) => {
  expect(expandTemplate(template, values, base)).toBe(address);
});

test('what a value says is never more than a value: no other scheme, no other origin', () => {
  expect(expandTemplate('{+url}', { url: 'javascript:alert(1)' }, base)).toBeNull();
  expect(expandTemplate('/go/{to}', { to: 'http://evil.example/' }, base)).toBe(`${origin}/go/http%3A%2F%2Fevil.example%2F`);
});

test('the gaps of a template are its variables, each once, and those with a star take a list', () => {
  expect(templateVariables('/{a}/{b:3}{?q,tags*,a}{&n}')).toEqual([
    { name: 'a', isList: false },
    { name: 'b', isList: false },
    { name: 'q', isList: false },
    { name: 'tags', isList: true },
    { name: 'n', isList: false },
  ]);
  expect(templateVariables('/plain')).toEqual([]);
});
