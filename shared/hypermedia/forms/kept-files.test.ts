import { expect, test } from 'vitest';
import { checkForm } from './check-form';
import { createField } from './create-field';
import { createForm } from './create-form';
import { formBody } from './form-body';
import type { FormObject, FormValue } from './form-value';
import type { PageForm } from './page-form';
import { parseValue } from './parse-value';
import { withValueAt } from './value-at';

const initial = parseValue(
  '{"title":"One","image":"http://a/media/a.png","leaflet":"http://a/media/b.txt","inside":{"scan":"http://a/media/c.png","note":"n"}}',
) as FormObject;
const fields = [
  createField('title', { required: true }),
  createField('image', { type: 'file', required: true }),
  createField('leaflet', { type: 'file' }),
  createField('inside', { type: 'object', fields: [createField('scan', { type: 'file' }), createField('note')] }),
];
const form = (said: Partial<PageForm> = {}): PageForm =>
  createForm({ id: 'a', title: 'A', method: 'PUT', url: 'http://a/1/', source: 'OPTIONS', fields, initial, ...said });
const set = (pointer: string, value: FormValue): FormObject => withValueAt(initial, pointer, value) as FormObject;
const file: FormValue = { kind: 'file', path: '/home/new.png', name: 'new.png' };

test('a file that is there is not sent as the address it lies at, wherever it stands', () => {
  const body = formBody(form(), initial, 'application/json');
  expect(body?.kind === 'json' && JSON.parse(body.text)).toEqual({ title: 'One', inside: { note: 'n' } });
});

test('one that is taken away goes as null in JSON, and empty as a part', () => {
  const values = set('/leaflet', { kind: 'null' });
  const json = formBody(form(), values, 'application/json');
  expect(json?.kind === 'json' && JSON.parse(json.text)).toMatchObject({ leaflet: null });
  const parts = formBody(form(), values, 'multipart/form-data');
  expect(parts).toMatchObject({
    parts: [
      { name: 'title', value: 'One' },
      { name: 'leaflet', kind: 'text', value: '' },
      { name: 'inside[note]', value: 'n' },
    ],
  });
});

test('another one goes in its place, and a change of something else says nothing of files', () => {
  expect(formBody(form(), set('/image', file), 'multipart/form-data')).toMatchObject({
    parts: [{ name: 'title' }, { name: 'image', kind: 'file', path: '/home/new.png' }, { name: 'inside[note]' }],
  });
  const change = form({ method: 'PATCH', scope: 'partial' });
  const body = formBody(change, set('/title', { kind: 'text', text: 'Two' }), 'application/json');
  expect(body?.kind === 'json' && JSON.parse(body.text)).toEqual({ title: 'Two' });
});

test('a text that is typed in the place of a file is sent', () => {
  const body = formBody(form(), set('/image', { kind: 'text', text: 'other' }), 'application/json');
  expect(body?.kind === 'json' && JSON.parse(body.text)).toMatchObject({ image: 'other' });
});

test('a whole that needs a file is not sent without it; a change is', () => {
  expect([...checkForm(form(), initial).fields.keys()]).toEqual(['/image']);
  expect([...checkForm(form(), set('/image', file)).fields.keys()]).toEqual([]);
  expect([...checkForm(form({ method: 'PATCH', scope: 'partial' }), initial).fields.keys()]).toEqual([]);
});
