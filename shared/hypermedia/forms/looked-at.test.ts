import { describe, expect, test } from 'vitest';
import { createField } from './create-field';
import { createForm } from './create-form';
import { anyField, type FormField } from './form-field';
import { lookedAt, withSeen } from './looked-at';

const item = createField('', { type: 'integer', place: '' });
const towns = { url: 'http://a.test/towns/', searchParam: null, value: { kind: 'address' }, labelMember: null } as const;
const look = (field: FormField, guess: FormField) => lookedAt([field], [guess])[0];

describe('a look at values adds what no description says', () => {
  test('what the items of a list are', () => {
    const guess = createField('stops', { type: 'list', item });
    const field = createField('stops', { type: 'list', label: 'Stops', help: 'In order.', required: true });
    expect(look(field, guess)).toEqual({ ...field, item });
    // What is said stays.
    const said = createField('stops', { type: 'list', item: createField('', { place: '' }) });
    expect(look(said, guess)).toEqual(said);
    const choices = createField('stops', { type: 'list', choices: [] });
    expect(look(choices, guess)).toEqual(choices);
  });

  test('what a field is of which nothing is known', () => {
    const field = createField('to', { type: 'json', format: anyField, label: 'Where to', required: true, nullable: true });
    const guess = createField('to', { type: 'related', related: towns });
    expect(look(field, guess)).toMatchObject({
      type: 'related',
      related: towns,
      label: 'Where to',
      required: true,
      nullable: true,
      format: '',
    });
    expect(look(field, createField('to', { type: 'json' }))).toEqual(field);
  });

  test('nothing to another field, and nothing against what is said', () => {
    const field = createField('to', { type: 'text', maxLength: 20 });
    expect(look(field, createField('from', { type: 'related', related: towns }))).toEqual(field);
    expect(look(field, createField('to', { type: 'related', related: towns }))).toEqual(field);
    expect(look(createField('on', { type: 'boolean' }), createField('on', { type: 'list', item }))?.type).toBe('boolean');
  });

  test('inside of objects as well', () => {
    const [field, guess] = [undefined, item].map((one) =>
      createField('trip', { type: 'object', fields: [createField('stops', { type: 'list', item: one ?? null })] }),
    );
    expect(look(field!, guess!)?.fields[0]?.item).toEqual(item);
  });
});

test('the first form that was seen and knows tells', () => {
  const form = (fields: FormField[]) =>
    createForm({ id: 'x', title: '', method: 'PUT', url: 'http://a.test/', source: 'GET', fields });
  const empty = createField('stops', { type: 'list' });
  const [texts, numbers] = [createField('', { place: '' }), item].map((one) => createField('stops', { type: 'list', item: one }));
  expect(withSeen(form([empty]), [form([empty]), form([texts!]), form([numbers!])]).fields).toEqual([texts]);
  expect(withSeen(form([empty]), []).fields).toEqual([empty]);
});

describe('null that was seen in a value', () => {
  const [plain, seen] = [false, true].map((nullable) => createField('note', { nullable, ...(nullable && { isNullSeen: true }) }));

  test('may be said where no source has a word for it, and is told as seen', () => {
    expect(look(plain!, seen!)).toMatchObject({ nullable: true, isNullSeen: true });
    expect(look({ ...plain!, readOnly: true }, seen!)).toMatchObject({ nullable: false });
    expect(look(seen!, plain!)).toEqual(seen);
  });

  test('changes nothing where a schema says what may be null', () => {
    for (const source of ['OpenAPI', 'JSON Schema'] as const) expect(lookedAt([plain!], [seen!], source)).toEqual([plain]);
    const said = createField('note', { nullable: true });
    expect(look(said, seen!)).toEqual(said);
  });
});
