import { describe, expect, test } from 'vitest';
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

describe('keys that are texts', () => {
  const [ann, bob] = ['0b3c9f4e-6a52-4b57-9a51-2f7f1d1c2a10', '7f1d1c2a-6a52-4b57-9a51-0b3c9f4e2a10'];
  const text = (name: string, more: Partial<FormField> = {}) => createField(name, more);
  const members = page('/members', [
    { id: ann, email: 'ann@a.test' },
    { id: bob, email: 'bob@a.test' },
  ]);
  const genres = page('/genres/', [
    { pk: 1, slug: 'sea-tales', label: 'Sea tales' },
    { pk: 2, slug: 'poems', label: 'Poems' },
  ]);
  /** The list that a field of a parcel is chosen from, and by what, when the parcel was seen with some value. */
  const keyOf = (field: FormField, value: unknown, pages = [members, genres]) => {
    const parcel = page('/parcels/1/', { id: 1, [field.name]: value });
    const [found] = withListsSeen({ ...formOf(field), source: 'GET' }, [parcel, ...pages]).fields;
    const related = (found?.item ?? found)?.related;
    return related ? [related.url.slice(base.length), related.value.kind === 'member' && related.value.name] : null;
  };

  test('a UUID is one of the list that its field is called after, whether the list was seen or only led to', () => {
    expect(keyOf(text('member'), ann)).toEqual(['/members', 'id']);
    expect(keyOf(text('member_id'), ann)).toEqual(['/members', 'id']);
    expect(keyOf(text('memberId'), ann)).toEqual(['/members', 'id']);
    expect(keyOf(text('carrier'), ann, [root])).toEqual(['/carriers/', 'id']);
    expect(keyOf(text('members', { type: 'list', item: text('', { place: '' }) }), [ann, bob])).toEqual(['/members', 'id']);
    // Of another page of the list than the one that was seen.
    expect(keyOf(text('member'), 'aaaaaaaa-6a52-4b57-9a51-2f7f1d1c2a10')).toEqual(['/members', 'id']);
  });

  test('by another member, where the rows are known by that', () => {
    const houses = page('/houses', [{ id: 1, uuid: ann }]);
    expect(keyOf(text('house'), ann, [houses])).toEqual(['/houses', 'uuid']);
  });

  test('any other word is one only where it is found among the keys of the list', () => {
    expect(keyOf(text('genre'), 'poems')).toEqual(['/genres/', 'slug']);
    expect(keyOf(text('genres', { type: 'list', item: text('', { place: '' }) }), ['poems', 'sea-tales'])).toEqual([
      '/genres/',
      'slug',
    ]);
  });

  test.each([
    ['a UUID, of a list whose members have numbers', text('genre'), ann],
    ['a UUID of something else', text('request_id'), ann],
    ['a UUID that is only shown', text('member', { readOnly: true }), ann],
    ['a UUID with choices of its own', text('member', { choices: [] }), ann],
    ['part of a UUID', text('member'), ann.slice(0, 13)],
    ['a word that is no key of the list', text('genre'), 'essays'],
    ['a word that is not called as keys are', text('genre'), 'Poems'],
    ['what the list has as words for people', text('genre'), 'Sea tales'],
    ['an email address that the list has as well', text('member'), 'ann@a.test'],
    ['a number as text', text('genre'), '1'],
    ['a text', text('genre'), 'poems, and a few tales of the sea'],
    ['nothing', text('genre'), ''],
    ['a word by another name', text('shelf'), 'poems'],
  ])('near, and none: %s', (_name, field, value) => expect(keyOf(field, value)).toBeNull());

  test('a word is none where the list was only led to, and where two rows have the same', () => {
    expect(keyOf(text('carrier'), 'poems', [root])).toBeNull();
    const twice = page('/genres/', [{ slug: 'poems' }, { slug: 'poems' }]);
    expect(keyOf(text('genre'), 'poems', [twice])).toBeNull();
  });

  test('of a list that was read twice each row counts once', () => {
    expect(keyOf(text('genre'), 'poems', [genres, genres])).toEqual(['/genres/', 'slug']);
  });

  test('a number is chosen by no list whose members have other keys', () => {
    expect(listOf(key('member'), [members])).toBeNull();
  });
});
