import { expect, test } from 'vitest';
import type { HeaderList } from '../model/exchange-event';
import { isObject } from './json-value';
import { parseJson } from './parse-json';
import { readPage } from './read-page';
import { referenceOf } from './reference-of';

const base = 'https://api.test/v2/orders/7?x=1';
const instanceOf = (members: object): string | null => {
  const body = parseJson(JSON.stringify(members));
  const { instance } = members as { readonly instance: string };
  return referenceOf({ text: instance, key: 'instance', around: isObject(body) ? body : undefined }, base);
};

test.each([
  [
    { type: 'https://example.com/probs/out-of-credit', title: 'No credit', instance: '/account/12345/msgs/abc' },
    '/account/12345/msgs/abc',
  ],
  [{ title: 'Not found', status: 404, instance: '/errors/1' }, '/errors/1'],
  [{ type: 'about:blank', detail: 'Gone.', instance: '../errors/1' }, '/v2/errors/1'],
  [{ type: '/problems/full', title: 'Full', instance: './why' }, '/v2/orders/why'],
])('the instance of %j leads to what tells of it', (problem, path) =>
  expect(instanceOf(problem)).toBe(`https://api.test${path}`),
);

test('an instance on another host is one as well, where it says so in full', () => {
  expect(instanceOf({ title: 'X', status: 500, instance: 'https://logs.test/1' })).toBe('https://logs.test/1');
});

test.each([
  ['a name', { title: 'X', status: 500, instance: 'urn:uuid:0b3c9f4e-6a52-4b57-9a51-2f7f1d1c2a10' }],
  ['a key', { title: 'X', status: 500, instance: '0HMVD33IIJRFR:00000001' }],
  ['a script', { title: 'X', status: 500, instance: 'javascript:alert(1)' }],
  ['another host that looks like a path', { title: 'X', status: 500, instance: '//evil.test/1' }],
  ['the same, as browsers read it', { title: 'X', status: 500, instance: '/\\evil.test/1' }],
  ['a request', { title: 'X', status: 500, instance: 'GET /orders/7' }],
  ['a template', { title: 'X', status: 500, instance: '/orders/{id}' }],
  ['of a machine, which is no problem', { title: 'Disk', type: 'ssd', instance: '/dev/sda1' }],
  ['of what went well', { title: 'Disk', status: 200, instance: '/dev/sda1' }],
])('%s is none', (_name, members) => expect(instanceOf(members)).toBeNull());

test('on the page of a problem, instance and type are links', () => {
  const headers: HeaderList = [['Content-Type', 'application/problem+json']];
  const body = '{"type":"https://example.com/probs/full","title":"Full","status":409,"detail":"No.","instance":"/errors/1"}';
  const page = readPage({ method: 'GET', url: base, status: 409, headers, body });
  const cells = new Map(page.fields.map(({ name, cell }) => [name, cell]));
  expect(cells.get('instance')).toMatchObject({ kind: 'link', url: 'https://api.test/errors/1', newOrigin: false });
  expect(cells.get('type')).toMatchObject({ kind: 'link', url: 'https://example.com/probs/full', newOrigin: true });
  expect(page.links.map(({ url }) => url)).toContain('https://api.test/errors/1');
});
