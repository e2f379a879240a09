import { expect, test } from 'vitest';
import { parseXml } from './parse-xml';
import { preparedBody } from './prepared-body';
import { readPage } from './read-page';

test('JSON:API is sent in a document of its own', () => {
  const sample = '{"type":"lamps","id":"3","name":"A","price":1.0}';
  const put = preparedBody('PUT', { kind: 'json-api', sample });
  expect(put).toMatchObject({ kind: 'text', mediaType: 'application/vnd.api+json' });
  expect(JSON.parse('text' in put ? put.text : '')).toEqual({
    data: { type: 'lamps', id: '3', attributes: { name: 'A', price: 1 } },
  });
  const post = preparedBody('POST', { kind: 'json-api', sample });
  expect(JSON.parse('text' in post ? post.text : '')).toEqual({ data: { type: 'lamps', attributes: { name: '', price: 0 } } });
});

test('of JSON:API, what a resource only refers to is no attribute of it, whether it is a page of its own or a row', () => {
  const author = { data: { type: 'people', id: '9' }, links: { related: '/lamps/3/author' } };
  const resource = {
    type: 'lamps',
    id: '3',
    attributes: { name: 'A' },
    relationships: { author },
    links: { self: '/lamps/3' },
    meta: { views: 7 },
  };
  for (const data of [resource, [resource]]) {
    const headers: [string, string][] = [['Content-Type', 'application/vnd.api+json']];
    const page = readPage({ method: 'GET', url: 'http://a.test/lamps/3', status: 200, headers, body: JSON.stringify({ data }) });
    const put = preparedBody('PUT', page);
    expect(JSON.parse('text' in put ? put.text : '')).toEqual({ data: { type: 'lamps', id: '3', attributes: { name: 'A' } } });
  }
});

test('a feed takes entries', () => {
  const body = preparedBody('POST', { kind: 'atom', sample: '{"title":"A"}' });
  expect(body).toMatchObject({ kind: 'text', mediaType: 'application/atom+xml;type=entry' });
  expect(parseXml('text' in body ? body.text : '')?.children.map(({ name }) => name)).toEqual([
    'id',
    'title',
    'updated',
    'author',
    'content',
  ]);
});

test('anything else is JSON', () => {
  expect(preparedBody('PUT', { kind: 'plain', sample: '{"a":1}' })).toEqual({ kind: 'json', text: '{\n  "a": 1\n}' });
  expect(preparedBody('POST', { kind: 'opaque', sample: null })).toMatchObject({ kind: 'json' });
});
