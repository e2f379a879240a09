import { describe, expect, test } from 'vitest';
import { readKeyed } from './keyed-list';
import { formsOf, objectOf, pageOf } from './kinds.test-support';

const day = { open: 1, close: 2 };

describe('no list of things by their ids', () => {
  test.each([
    [
      'settings in three parts, though all are alike',
      {
        general: { enabled: true, label: 'General' },
        privacy: { enabled: true, label: 'Privacy' },
        email: { enabled: false, label: 'Email' },
      },
    ],
    ['two addresses of one', { address1: { street: 'a', city: 'b' }, address2: { street: 'c', city: 'd' } }],
    ['parts that are not alike', { 1: { a: 1, b: 2, c: 3 }, 2: { d: 1, e: 2, f: 3 } }],
    ['one thing', { '2024-01-02': day }],
    ['a value among them', { '2024-01-02': day, '2024-01-03': day, unit: 'EUR' }],
    ['numbers by days', { '2024-01-02': 1.5, '2024-01-03': 1.6 }],
    ['nothing but objects in each', { 1: { a: { b: 1 } }, 2: { a: { b: 2 } } }],
    ['a few codes', { GET: { count: 1, ms: 2 }, POST: { count: 1, ms: 3 } }],
    ['what was asked for, and more', { bitcoin: { usd: 1 }, ether: { usd: 2 }, tether: { usd: 3 } }],
    ['a resource that holds such', { title: 'A poll', options: { 1: { text: 'yes' }, 2: { text: 'no' } } }],
  ])('%s', (_name, body) => {
    const page = pageOf(body, { url: 'http://api.test/things?ids=bitcoin,ether' });
    expect(page.table).toBeNull();
    expect(page.fields.map(({ name }) => name)).toEqual(Object.keys(body));
  });

  test.each(['fields=address1,address2', 'sort=address1,address2', 'include=address2&fields[]=address1'])(
    'parts that are asked for as fields: %s',
    (query) => {
      const body = { address1: { street: 'a', city: 'b' }, address2: { street: 'c', city: 'd' } };
      expect(pageOf(body, { url: `http://api.test/things?${query}` }).table).toBeNull();
    },
  );

  test('what went wrong, by its fields', () => {
    const body = { 0: { code: 'a', message: 'b' }, 1: { code: 'c', message: 'd' } };
    expect(pageOf(body, { status: 422 }).table).toBeNull();
    expect(pageOf(body).table?.rowCount).toBe(2);
  });
});

test('a key is no field of what is added, and a column that is called so keeps its name', () => {
  const page = pageOf({ 17: { key: 'A', name: 'x' }, 18: { key: 'B', name: 'y' } });
  expect(page.table).toMatchObject({ isMade: true, columns: [{ name: 'name of it' }, { name: 'key' }, { name: 'name' }] });
  expect(formsOf(page)).toEqual(['POST http://api.test/orders key:text name:text']);
  expect(page.sample).toBe('{\n  "key": "A",\n  "name": "x"\n}');
});

test.each(['ids', 'id', 'key', 'symbols', 'coin_ids', 'coinIds'])('things that %s asks for are a list', (name) => {
  const body = { bitcoin: { usd: 1 }, ether: { usd: 2 } };
  expect(pageOf(body, { url: `http://api.test/things?${name}=bitcoin,ether` }).table?.rowCount).toBe(2);
});

test.each([
  ['letters', 'a'],
  ['what begins like an id', 'ISBN:'],
  ['what is an id but for its length', 'ISBN:1'],
  ['digits, and a gap at the end', 'ISBN:1', '1', ' '],
])('names of %s that are very long take no time, and are no ids', (_name, start, filler = 'x', end = '') => {
  const [one, other] = ['3', '4'].map((digit) => start + filler.repeat(1_000_000) + digit + end);
  const body = objectOf({ [one!]: { a: 1 }, [other!]: { a: 2 } });
  const before = performance.now();
  const input = { method: 'GET', url: 'http://api.test/things', status: 200, headers: [], body: null };
  expect(readKeyed(body, { ...input, json: body, framing: null, xml: undefined, contentType: null })).toBeNull();
  expect(performance.now() - before).toBeLessThan(100);
});
