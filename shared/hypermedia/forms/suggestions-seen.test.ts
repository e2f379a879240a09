import { expect, test } from 'vitest';
import { readPage } from '../read-page';
import { createField } from './create-field';
import { createForm } from './create-form';
import type { FormField } from './form-field';
import { withSuggestionsSeen } from './suggestions-seen';

const base = 'http://a.test';
const page = (path: string, body: unknown) =>
  readPage({ method: 'GET', url: base + path, status: 200, headers: [], body: JSON.stringify(body) });

/** What a field is offered, after a list was seen whose rows hold these values one after the other. */
function offered(field: FormField, values: readonly unknown[], { times = 4, path = '/issues/' } = {}) {
  const rows = Array.from({ length: values.length * times }, (_, at) => ({ id: at, [field.name]: values[at % values.length] }));
  const form = createForm({ id: 'x', title: '', method: 'POST', url: `${base}/issues/`, source: 'GET', fields: [field] });
  return withSuggestionsSeen(form, [page(path, rows)]).fields[0]?.suggestions ?? null;
}

test('a few words that come again and again in a list are offered for the field that holds them', () => {
  expect(offered(createField('status'), ['open', 'closed'])).toEqual(['open', 'closed']);
  expect(offered(createField('status'), ['In Progress', 'Not Started', 'Done'])).toHaveLength(3);
  expect(offered(createField('mediaType'), ['text/html', 'text/plain'])).toHaveLength(2);
  // What is there most often stands first; what is missing, null or empty is no word.
  expect(offered(createField('status'), ['closed', 'open', 'open', null, ''])).toEqual(['open', 'closed']);
});

test('so they are when one of the list is changed, or was seen on a later page', () => {
  const rows = Array.from({ length: 9 }, (_, at) => ({
    id: at,
    url: `${base}/issues/${at}/`,
    state: at % 3 === 0 ? 'open' : 'closed',
  }));
  const form = createForm({
    id: 'x',
    title: '',
    method: 'PATCH',
    url: `${base}/issues/4/`,
    source: 'GET',
    fields: [createField('state')],
  });
  expect(withSuggestionsSeen(form, [page('/issues/?page=2', rows)]).fields[0]?.suggestions).toEqual(['closed', 'open']);
});

test.each([
  ['one word alone', createField('status'), ['open']],
  [
    'a word for each row',
    createField('status'),
    Array.from({ length: 30 }, (_, at) => `word-${'abcdefghijklmnopqrstuvwxyzäöüß'[at]}`),
  ],
  ['names of people', createField('owner'), ['Ann Lee', 'Bob Ray']],
  ['names', createField('city_name'), ['Bergen', 'Oslo']],
  ['titles', createField('title'), ['Ferry', 'Tide']],
  ['keys', createField('ownerId'), ['ann', 'bob']],
  ['addresses of mail', createField('contact'), ['ann@a.test', 'bob@a.test']],
  ['dates', createField('due'), ['2024-01-01', '2024-01-02']],
  ['numbers as text', createField('rating'), ['4.5', '3.5']],
  ['UUIDs', createField('owner'), ['0b3c9f4e-6a52-4b57-9a51-2f7f1d1c2a10', '7f1d1c2a-6a52-4b57-9a51-0b3c9f4e2a10']],
  ['addresses', createField('home'), ['http://a.test/1', 'http://a.test/2']],
  ['sentences', createField('remark'), ['It is late.', 'It came early.']],
  ['free text', createField('remark'), ['left at the back door', 'nobody was at home there']],
  ['texts and numbers', createField('status'), ['open', 7]],
  ['secrets', createField('api_token'), ['abc', 'def']],
  ['what has choices', createField('status', { choices: [] }), ['open', 'closed']],
  ['what is only shown', createField('status', { readOnly: true }), ['open', 'closed']],
  ['what has a pattern', createField('status', { pattern: '^[a-z]+$' }), ['open', 'closed']],
  ['what is of another type', createField('status', { type: 'boolean' }), ['open', 'closed']],
  ['what lies deeper', createField('status', { place: '/parcel/status' }), ['open', 'closed']],
])('near, and not offered: %s', (_name, field, values) => {
  expect(offered(field, values)).toBeNull();
});

test('too few rows say nothing, and neither does another list', () => {
  expect(offered(createField('status'), ['open', 'closed'], { times: 2 })).toBeNull();
  expect(offered(createField('status'), ['open', 'closed'], { path: '/parcels/' })).toBeNull();
});
