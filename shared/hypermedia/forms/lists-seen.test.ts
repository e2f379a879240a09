import { expect, test } from 'vitest';
import { readPage } from '../read-page';
import { createField } from './create-field';
import { createForm } from './create-form';
import { keyFormat, type FormField } from './form-field';
import { withListsSeen } from './lists-seen';

const base = 'http://a.test';
const page = (path: string, body: unknown) =>
  readPage({ method: 'GET', url: base + path, status: 200, headers: [], body: JSON.stringify(body) });

const root = page('/', {
  carriers: `${base}/carriers/`,
  'sorting-houses': `${base}/sorting-houses/`,
  news: `${base}/news/`,
  elsewhere: 'http://b.test/towns/',
});
const list = page('/towns/?page=2', { count: 2, next: null, previous: null, results: [{ id: 1 }, { id: 2 }] });

const key = (name: string, more: Partial<FormField> = {}) => createField(name, { type: 'integer', format: keyFormat, ...more });
const formOf = (field: FormField) =>
  createForm({ id: 'x', title: '', method: 'PUT', url: `${base}/parcels/1/`, source: 'OPTIONS', fields: [field] });
const listOf = (field: FormField, pages = [root, list]) => {
  const [found] = withListsSeen(formOf(field), pages).fields;
  return (found?.item ?? found)?.related?.url ?? null;
};

test('a key is chosen from the list that a page has led to, or been, and whose members are called like it', () => {
  expect(listOf(key('carrier'))).toBe(`${base}/carriers/`);
  expect(listOf(key('carrier_id'))).toBe(`${base}/carriers/`);
  expect(listOf(key('sorting_house'))).toBe(`${base}/sorting-houses/`);
  expect(listOf(key('town'))).toBe(`${base}/towns/`);
  expect(listOf(createField('towns', { type: 'list', item: key('', { place: '' }) }))).toBe(`${base}/towns/`);
  expect(withListsSeen(formOf(key('carrier')), [root]).fields[0]?.related).toMatchObject({
    searchParam: 'search',
    value: { kind: 'member', name: 'id', isNumber: true },
  });
});

test('nothing else is', () => {
  // Called otherwise, shown alone, said to be a number, and a word that is no plural.
  for (const field of [key('sender'), key('carrier', { readOnly: true }), key('carrier', { format: '' }), key('news')])
    expect(listOf(field), field.name).toBeNull();
  // Of another origin, or where nothing was seen.
  expect(listOf(key('town'), [root])).toBeNull();
  expect(listOf(key('carrier'), [])).toBeNull();
});
