import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createField } from './create-field';
import { createForm } from './create-form';
import { formBody, valueToSend } from './form-body';
import type { FormField } from './form-field';
import type { FormObject, FormValue } from './form-value';
import type { PageForm } from './page-form';
import { parseValue } from './parse-value';
import { readFormBody, readFormRows } from './read-form-body';
import { sameValue } from './same-value';
import { valueAt, withValueAt } from './value-at';
import { writeValue } from './write-value';

const text = (value: string): FormValue => ({ kind: 'text', text: value });
const read = (json: string): FormObject => {
  const value = parseValue(json);
  return value?.kind === 'object' ? value : { kind: 'object', members: [] };
};
const form = (said: Partial<PageForm>): PageForm =>
  createForm({ id: 'a', title: 'A', method: 'PUT', url: 'http://a/1/', source: 'GET', ...said });
const set = (value: FormObject, pointer: string, next: FormValue): FormObject => withValueAt(value, pointer, next) as FormObject;

const book = read(
  '{"url":"http://a/1/","title":"The Last Ferry","price":"73.24","pages":9007199254740993,"weight":1.0,"tags":["sea"],"publisher":{"name":"P","city":"Q"},"note":null,"x-unknown":1e2}',
);
const fields: FormField[] = [
  createField('url', { type: 'url', readOnly: true }),
  createField('title'),
  createField('price', { type: 'number' }),
  createField('pages', { type: 'integer' }),
  createField('tags', { type: 'list', item: createField('', { place: '' }) }),
  createField('publisher', { type: 'object', fields: [createField('name'), createField('city')] }),
];

describe('a body in JSON', () => {
  test('keeps numbers as written, members without a field, and leaves out what is only shown', () => {
    const body = formBody(form({ fields, initial: book }), set(book, '/title', text('Ferry')), 'application/json');
    expect(body?.kind === 'json' && body.text).toBe(`{
  "title": "Ferry",
  "price": "73.24",
  "pages": 9007199254740993,
  "weight": 1.0,
  "tags": [
    "sea"
  ],
  "publisher": {
    "name": "P",
    "city": "Q"
  },
  "note": null,
  "x-unknown": 1e2
}`);
  });

  test('tells unset, null and empty apart', () => {
    const values: FormObject = {
      kind: 'object',
      members: [
        { name: 'unset', value: { kind: 'unset' } },
        { name: 'null', value: { kind: 'null' } },
        { name: 'empty', value: text('') },
        { name: 'half', value: { kind: 'number', text: '1.' } },
        { name: 'blank', value: { kind: 'json', text: ' ' } },
        { name: 'raw', value: { kind: 'json', text: '{"a":1.0}' } },
      ],
    };
    expect(JSON.parse(writeValue(values))).toEqual({ null: null, empty: '', half: '1.', raw: { a: 1 } });
    expect(writeValue(values)).toContain('"a": 1.0');
  });

  test('keeps two members of one name', () => {
    expect(writeValue(read('{"a":1,"a":2}'))).toBe('{\n  "a": 1,\n  "a": 2\n}');
  });
});

describe('a change', () => {
  const patch = form({ fields, initial: book, scope: 'partial', method: 'PATCH' });
  const send = (values: FormObject, type = 'application/json') =>
    JSON.parse(writeValue(valueToSend(patch, values, type))) as unknown;

  test('is only what was changed, and nothing when nothing was', () => {
    expect(send(book)).toEqual({});
    expect(send(set(book, '/title', text('Ferry')))).toEqual({ title: 'Ferry' });
    expect(send(set(set(book, '/title', text('Ferry')), '/title', text('The Last Ferry')))).toEqual({});
  });

  test('sends a changed object whole to a server that replaces members, and its change alone in a merge patch', () => {
    const values = set(book, '/publisher/city', text('R'));
    expect(send(values)).toEqual({ publisher: { name: 'P', city: 'R' } });
    expect(send(values, 'application/merge-patch+json')).toEqual({ publisher: { city: 'R' } });
  });

  test('takes a member away by null in a merge patch, by remove in a JSON Patch, and cannot in plain JSON', () => {
    const values = set(book, '/note', { kind: 'unset' });
    expect(send(set(values, '/title', { kind: 'unset' }), 'application/merge-patch+json')).toEqual({ title: null, note: null });
    expect(send(values)).toEqual({});
    expect(send(set(values, '/tags/1', text('a/b')), 'application/json-patch+json')).toEqual([
      { op: 'remove', path: '/note' },
      { op: 'replace', path: '/tags', value: ['sea', 'a/b'] },
    ]);
  });

  test('a number written in another way is another number', () => {
    expect(send(set(book, '/weight', { kind: 'number', text: '1' }))).toEqual({ weight: 1 });
  });

  test('of a JSON:API resource says which resource it is', () => {
    const article = read(
      '{"data":{"type":"articles","id":"1","attributes":{"title":"A","body":"B"},"relationships":{"author":{"data":null}}}}',
    );
    const jsonApi = form({
      initial: article,
      scope: 'partial',
      fields: [
        createField('title', { place: '/data/attributes/title' }),
        createField('body', { place: '/data/attributes/body' }),
        createField('author', { place: '/data/relationships/author/data', type: 'json' }),
      ],
    });
    const values = set(article, '/data/attributes/title', text('C'));
    expect(JSON.parse(writeValue(valueToSend(jsonApi, values, 'application/vnd.api+json')))).toEqual({
      data: { type: 'articles', id: '1', attributes: { title: 'C' }, relationships: {} },
    });
  });
});

describe('text that was edited comes back as values', () => {
  test('of a whole body, with what is only shown', () => {
    const whole = form({ fields, initial: book });
    const values = readFormBody(whole, '{"title":"T","new":01}', 'application/json');
    expect(values).toBeUndefined();
    const good = readFormBody(whole, '{"title":"T","new":0.10}', 'application/json');
    expect(good && writeValue(good)).toBe('{\n  "title": "T",\n  "new": 0.10,\n  "url": "http://a/1/"\n}');
  });

  test.each(['application/json', 'application/merge-patch+json', 'application/json-patch+json'])('of a change in %s', (type) => {
    const patch = form({ fields, initial: book, scope: 'partial', method: 'PATCH' });
    const values = set(set(book, '/title', text('T')), '/publisher/name', text('N'));
    const body = writeValue(valueToSend(patch, values, type));
    const again = readFormBody(patch, body, type);
    expect(again && sameValue(again, values)).toBe(true);
  });

  test('of a form, as its fields know them', () => {
    const whole = form({ fields: fields.filter(({ readOnly }) => !readOnly), nesting: 'dots' });
    const rows = [
      { name: 'title', value: 'T' },
      { name: 'pages', value: '12' },
      { name: 'tags', value: 'a' },
      { name: 'publisher.name', value: 'P' },
      { name: 'twice', value: '1' },
      { name: 'twice', value: '2' },
    ];
    expect(JSON.parse(writeValue(readFormRows(whole, rows)))).toEqual({
      title: 'T',
      pages: 12,
      tags: ['a'],
      publisher: { name: 'P' },
      twice: ['1', '2'],
    });
  });
});

describe('a form body', () => {
  const values = read(
    '{"tags":["a","b"],"publisher":{"name":"P"},"branches":[{"name":"Q","at":{"city":"R"}}],"in_stock":true,"note":null}',
  );
  const rows = (nesting: 'dots' | 'brackets') => {
    const body = formBody(form({ nesting }), values, 'application/x-www-form-urlencoded');
    return body?.kind === 'form' ? body.rows.map(({ name, value }) => `${name}=${value}`) : [];
  };

  test('is nested as DRF reads it, or with brackets', () => {
    expect(rows('dots')).toEqual([
      'tags=a',
      'tags=b',
      'publisher.name=P',
      'branches[0]name=Q',
      'branches[0]at.city=R',
      'in_stock=true',
      'note=',
    ]);
    expect(rows('brackets')).toEqual([
      'tags=a',
      'tags=b',
      'publisher[name]=P',
      'branches[0][name]=Q',
      'branches[0][at][city]=R',
      'in_stock=true',
      'note=',
    ]);
  });

  test('carries files as multipart', () => {
    const file = { kind: 'file', path: '/tmp/a.png', name: 'a.png' } as const;
    const body = formBody(form({}), { kind: 'object', members: [{ name: 'cover', value: file }] }, 'multipart/form-data');
    expect(body).toMatchObject({ kind: 'multipart', parts: [{ name: 'cover', kind: 'file', path: '/tmp/a.png' }] });
  });
});

describe('a body in XML', () => {
  test('comes back as it was, attributes and order included', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<b:book id="1" xmlns:b="urn:b">
  <title lang="de">Tom &amp; Jerry</title>
  <tag>a</tag>
  <tag>b</tag>
  <note/>
  <tag>c</tag>
</b:book>
`;
    const values = readFormBody(form({}), xml, 'application/xml');
    const body = values && formBody(form({}), values, 'application/xml');
    expect(body?.kind === 'text' && body.text).toBe(xml.replace('<note/>', '<note></note>'));
  });

  test('of a JSON resource is wrapped as DRF has it', () => {
    const body = formBody(form({}), read('{"title":"T","tags":["a"]}'), 'application/xml');
    expect(body?.kind === 'text' && body.text.split('\n').slice(1, -1)).toEqual([
      '<root>',
      '  <title>T</title>',
      '  <tags>',
      '    <list-item>a</list-item>',
      '  </tags>',
      '</root>',
    ]);
  });

  test('with text between elements is left to the editor', () => {
    expect(readFormBody(form({}), '<p>one <b>two</b> three</p>', 'application/xml')).toBeUndefined();
  });
});

const name = fc.oneof(fc.string(), fc.constantFrom('a', 'b', '__proto__', '0', 'a/b', 'a~b'));
const { value: anyValue } = fc.letrec<{ value: FormValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant<FormValue>({ kind: 'null' }),
    fc.string().map(text),
    fc.boolean().map((value): FormValue => ({ kind: 'boolean', value })),
    fc
      .constantFrom('0', '-1.50', '1e400', '123456789012345678901234567890')
      .map((digits): FormValue => ({ kind: 'number', text: digits })),
    fc.array(tie('value'), { maxLength: 4 }).map((items): FormValue => ({ kind: 'list', items })),
    fc
      .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 4, selector: ([key]) => key })
      .map((members): FormValue => ({ kind: 'object', members: members.map(([key, value]) => ({ name: key, value })) })),
  ),
}));
const anyObject = fc
  .uniqueArray(fc.tuple(name, anyValue), { maxLength: 5, selector: ([key]) => key })
  .map((members): FormObject => ({ kind: 'object', members: members.map(([key, value]) => ({ name: key, value })) }));

test('any values written as JSON come back the same', () => {
  fc.assert(
    fc.property(anyObject, (values) => {
      const again = readFormBody(form({}), writeValue(values), 'application/json');
      return again !== undefined && sameValue(again, values);
    }),
  );
});

test('any change, applied to the start, gives what was changed to', () => {
  fc.assert(
    fc.property(anyObject, anyObject, (initial, values) => {
      const patch = form({ initial, scope: 'partial', method: 'PATCH' });
      const again = readFormBody(
        patch,
        writeValue(valueToSend(patch, values, 'application/json-patch+json')),
        'application/json-patch+json',
      );
      return again !== undefined && sameValue(again, values);
    }),
  );
});

test('what is put at a place is what stands there', () => {
  fc.assert(
    fc.property(anyObject, fc.array(name, { minLength: 1, maxLength: 3 }), fc.string(), (values, names, leaf) => {
      const pointer = names.map((one) => `/${one.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
      const parent = valueAt(values, pointer.slice(0, pointer.lastIndexOf('/')));
      fc.pre(parent.kind === 'object');
      return sameValue(valueAt(withValueAt(values, pointer, text(leaf)), pointer), text(leaf));
    }),
  );
});
