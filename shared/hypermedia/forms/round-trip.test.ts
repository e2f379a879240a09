import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createField } from './create-field';
import { createForm } from './create-form';
import { formBody } from './form-body';
import type { FieldType, FormField } from './form-field';
import type { FormObject, FormValue } from './form-value';
import { readFormBody, readFormRows } from './read-form-body';
import { sameValue } from './same-value';
import { writeValue } from './write-value';

const text = (value: string): FormValue => ({ kind: 'text', text: value });
const number = (value: string): FormValue => ({ kind: 'number', text: value });
const object = (members: Record<string, FormValue>): FormObject => ({
  kind: 'object',
  members: Object.entries(members).map(([name, value]) => ({ name, value })),
});
const item = (said: Partial<FormField>) => createField('', { place: '', ...said });

/** A value for each type of field, as its control leaves it. */
const given: readonly (readonly [FieldType, FormValue, Partial<FormField>?])[] = [
  ['text', text('plain & <quoted> "text"')],
  ['textarea', text('two\nlines')],
  ['number', number('12.50')],
  ['integer', number('9007199254740993')],
  ['boolean', { kind: 'boolean', value: true }],
  ['date', text('2024-02-29')],
  ['time', text('17:30:00')],
  ['datetime', text('2024-02-29T17:30:00Z')],
  ['email', text('a@b.example')],
  ['url', text('https://a.example/?x=1&y=2')],
  ['password', text('pass word')],
  ['choice', text('hardback'), { choices: [{ value: text('hardback'), label: 'Hardback' }] }],
  ['related', text('http://a.test/authors/4/')],
  ['list', { kind: 'list', items: [text('a'), text('b')] }, { item: item({}) }],
  [
    'object',
    object({ name: text('P'), size: number('3') }),
    { fields: [createField('name'), createField('size', { type: 'integer' })] },
  ],
  [
    'list',
    { kind: 'list', items: [object({ name: text('Q') }), object({ name: text('R') })] },
    { item: item({ type: 'object', fields: [createField('name')] }) },
  ],
  ['json', object({ any: { kind: 'list', items: [number('1.0'), { kind: 'null' }] } })],
];

const values = given.map(([type, value, said = {}]) => ({ type, value, said }));

const formFor = (type: FieldType, said: Partial<FormField> = {}, more: object = {}) =>
  createForm({
    id: 'a',
    title: 'A',
    method: 'POST',
    url: 'http://a/',
    source: 'OpenAPI',
    fields: [createField('field', { type, ...said })],
    ...more,
  });

test.each(values)('a field of type $type goes into JSON and comes back as it was', ({ type, value, said }) => {
  const form = formFor(type, said);
  const sent = object({ field: value });
  const body = formBody(form, sent, 'application/json');
  const again = body?.kind === 'json' ? readFormBody(form, body.text, 'application/json') : undefined;
  expect(again && writeValue(again)).toBe(writeValue(sent));
});

const nested = (['dots', 'brackets'] as const).flatMap((nesting) => values.map((one) => ({ nesting, ...one })));

test.each(nested.filter(({ type }) => type !== 'json'))(
  'with $nesting, a field of type $type goes into a form and comes back',
  ({ nesting, type, value, said }) => {
    const form = formFor(type, said, { nesting });
    const sent = object({ field: value });
    const body = formBody(form, sent, 'application/x-www-form-urlencoded');
    const again = body?.kind === 'form' ? readFormRows(form, body.rows) : null;
    expect(again && writeValue(again)).toBe(writeValue(sent));
  },
);

test.each(values.filter(({ type }) => !['number', 'integer', 'boolean', 'json'].includes(type)))(
  'a field of type $type goes into XML and comes back as text',
  ({ type, value, said }) => {
    const form = formFor(type, said);
    const sent = object({ book: object({ other: text('x'), field: value }) });
    const body = formBody(form, sent, 'application/xml');
    const again = body?.kind === 'text' ? readFormBody(form, body.text, 'application/xml') : undefined;
    // XML has no numbers.
    expect(again && writeValue(again)).toBe(writeValue(sent).replace(': 3', ': "3"'));
  },
);

test('a file goes as a part of its own, by its path', () => {
  const body = formBody(
    formFor('file'),
    object({ field: { kind: 'file', path: '/tmp/a.png', name: 'a.png' } }),
    'multipart/form-data',
  );
  expect(body).toMatchObject({ parts: [{ name: 'field', kind: 'file', path: '/tmp/a.png' }] });
});

test('any texts survive any way of writing them', () => {
  const form = formFor('list', { item: item({}) });
  // XML can hold neither control characters nor halves of pairs; lines end in one way there.
  const plain = fc
    .string({ unit: 'grapheme' })
    .filter((one) => !/[^\P{C}]|[\r\n\t]/u.test(one) && one.trim() === one && one !== '');
  fc.assert(
    fc.property(fc.array(plain, { minLength: 2, maxLength: 5 }), (texts) => {
      const list: FormValue = { kind: 'list', items: texts.map(text) };
      const rows = formBody(form, object({ field: list }), 'multipart/form-data');
      const fromRows = rows?.kind === 'multipart' ? readFormRows(form, rows.parts) : null;
      const xml = formBody(form, object({ root: object({ field: list }) }), 'application/xml');
      const fromXml = xml?.kind === 'text' ? readFormBody(form, xml.text, 'application/xml') : undefined;
      expect(fromRows && sameValue(fromRows, object({ field: list }))).toBe(true);
      expect(fromXml && sameValue(fromXml, object({ root: object({ field: list }) }))).toBe(true);
    }),
  );
});
