import { createField } from '#shared/hypermedia/forms/create-field';
import { createForm } from '#shared/hypermedia/forms/create-form';
import type { FormObject } from '#shared/hypermedia/forms/form-value';
import { parseValue } from '#shared/hypermedia/forms/parse-value';
import { expect, test } from 'vitest';
import { shownProblems } from './shown-place';

const choices = ['sea', 'land'].map((text) => ({ value: { kind: 'text' as const, text }, label: text }));
const fields = [
  createField('title'),
  createField('genres', { type: 'choice', multiple: true, choices }),
  createField('tags', { type: 'list', item: createField('', { place: '' }) }),
  createField('matrix', {
    type: 'list',
    item: createField('', { type: 'list', place: '', item: createField('', { type: 'integer', place: '' }) }),
  }),
  createField('publisher', { type: 'object', fields: [createField('name')] }),
  createField('branches', { type: 'list', item: createField('', { type: 'object', place: '', fields: [createField('name')] }) }),
  createField('mapping', { type: 'object', item: createField('', { type: 'integer', place: '' }) }),
  createField('extra', { type: 'json' }),
  createField('seen', { readOnly: true, type: 'object', fields: [createField('at')] }),
  createField('author', { type: 'related', place: '/data/relationships/author/data' }),
];
const form = createForm({ id: 'a', title: 'A', method: 'POST', url: 'http://a/', source: 'OPTIONS', fields });
const values = parseValue(
  '{"tags":["a","b"],"genres":["sea"],"matrix":[[1],[2,3]],"branches":[{"name":"x"},{}],"mapping":{"a/b":1},"extra":{"deep":[1]}}',
) as FormObject;
const shown = (place: string) => {
  const [problem] = shownProblems({ form, values }, [{ place, message: 'No.' }]);
  return `${problem?.place} ${problem?.message}`;
};

test.each([
  ['/title', '/title No.'],
  ['/tags/1', '/tags/1 No.'],
  ['/matrix/1/0', '/matrix/1/0 No.'],
  ['/branches/1/name', '/branches/1/name No.'],
  ['/mapping/a~1b', '/mapping/a~1b No.'],
  ['/publisher/name', '/publisher/name No.'],
  ['#/limit', '#/limit No.'],
  ['', ' No.'],
])('what stands in the form has its remark there: %s', (place, expected) => expect(shown(place)).toBe(expected));

test.each([
  ['a list of choices has no row for each', '/genres/0', '/genres 0: No.'],
  ['an item that is not there', '/tags/7', '/tags 7: No.'],
  ['a member that nobody typed', '/mapping/c', '/mapping c: No.'],
  ['a member that no field has', '/publisher/place/zip', '/publisher place.zip: No.'],
  ['inside of JSON', '/extra/deep/0', '/extra deep.0: No.'],
  ['inside of what is only shown', '/seen/at', '/seen at: No.'],
  ['below a link', '/data/relationships/author/data/id', '/data/relationships/author/data id: No.'],
  ['beside all fields', '/data/attributes/x', ' data.attributes.x: No.'],
])('a remark stands at the innermost field around it: %s', (_name, place, expected) => expect(shown(place)).toBe(expected));
