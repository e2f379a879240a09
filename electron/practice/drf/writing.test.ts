import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aliceSendsJson, asAlice } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const book = { title: 'The Borrowed Ladder', isbn: '9781234567897', author: '/library/authors/2/', price: '18.40' };
const post = (value: unknown, headers: Record<string, string> = aliceSendsJson) =>
  send(practice, '/library/books/', { method: 'POST', headers, body: typeof value === 'string' ? value : JSON.stringify(value) });
const form = { ...asAlice, 'Content-Type': 'application/x-www-form-urlencoded' };

describe('a new book', () => {
  test('is made, has an address and gets what was left out', async () => {
    const answer = await post(book);
    expect([answer.status, answer.headers.location]).toEqual([201, `${practice.url}/library/books/241/`]);
    expect(answer.json()).toMatchObject({
      ...book,
      author: `${practice.url}/library/authors/2/`,
      author_name: 'Tove Jansson',
      category: null,
      published: null,
      in_stock: true,
      format: 'paperback',
      tags: [],
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
  });

  test('names every field that is missing', async () => {
    const required = ['This field is required.'];
    expect((await post({})).json()).toEqual({ title: required, isbn: required, author: required, price: required });
    expect((await post('')).json()).toEqual({ title: required, isbn: required, author: required, price: required });
  });

  test.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ title: '' }, { title: ['This field may not be blank.'] }],
    [{ title: null }, { title: ['This field may not be null.'] }],
    [{ title: ['x'] }, { title: ['Not a valid string.'] }],
    [{ title: 'x'.repeat(201) }, { title: ['Ensure this field has no more than 200 characters.'] }],
    [{ isbn: '9780000000019' }, { isbn: ['book with this ISBN already exists.'] }],
    [{ isbn: 'abcdefghij' }, { isbn: ['Enter a valid ISBN: ten or thirteen digits.'] }],
    [{ price: 'cheap' }, { price: ['A valid number is required.'] }],
    [{ price: '1.234' }, { price: ['Ensure that there are no more than 2 decimal places.'] }],
    [{ price: -1 }, { price: ['Ensure this value is greater than or equal to 0.'] }],
    [{ price: '1234567.00' }, { price: ['Ensure that there are no more than 7 digits in total.'] }],
    [{ published: '2023-02-30' }, { published: ['Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'] }],
    [{ in_stock: 'perhaps' }, { in_stock: ['Must be a valid boolean.'] }],
    [{ format: 'scroll' }, { format: ['"scroll" is not a valid choice.'] }],
    [{ tags: 'new' }, { tags: ['Expected a list of items but got type "str".'] }],
    [{ tags: ['ok', '', null] }, { tags: { 1: ['This field may not be blank.'], 2: ['This field may not be null.'] } }],
    [{ author: 2 }, { author: ['Incorrect type. Expected URL string, received int.'] }],
    [{ author: '/library/authors/999/' }, { author: ['Invalid hyperlink - Object does not exist.'] }],
    [{ author: '/library/books/1/' }, { author: ['Invalid hyperlink - Incorrect URL match.'] }],
    [{ author: 'Tove' }, { author: ['Invalid hyperlink - No URL match.'] }],
  ])('%j is answered with %j', async (wrong, errors) => {
    const answer = await post({ ...book, ...wrong });
    expect([answer.status, answer.json()]).toEqual([400, errors]);
  });

  test.each([
    ['[]', { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] }],
    ['null', { non_field_errors: ['No data provided'] }],
    ['{"title": x}', { detail: 'JSON parse error - Expecting value: line 1 column 11 (char 10)' }],
    ['{"title": "a"', { detail: "JSON parse error - Expecting ',' delimiter: line 1 column 14 (char 13)" }],
    ['{title: 1}', { detail: 'JSON parse error - Expecting property name enclosed in double quotes: line 1 column 2 (char 1)' }],
    ['{\n "a" 1}', { detail: "JSON parse error - Expecting ':' delimiter: line 2 column 6 (char 7)" }],
    ['{"a": 1} {}', { detail: 'JSON parse error - Extra data: line 1 column 10 (char 9)' }],
    ['{"a": "b', { detail: 'JSON parse error - Unterminated string starting at: line 1 column 7 (char 6)' }],
  ])('the body %s is answered with %j', async (body, value) => {
    const answer = await post(body);
    expect([answer.status, answer.json()]).toEqual([400, value]);
  });

  test('comes as a form, where a box that is not ticked is false', async () => {
    const fields = new URLSearchParams([...Object.entries(book), ['tags', 'a'], ['tags', 'b']]);
    expect((await post(fields.toString(), form)).json()).toMatchObject({ title: book.title, tags: ['a', 'b'], in_stock: false });
  });

  test.each<[string, string]>([
    [
      'application/xml',
      '<?xml version="1.0"?><book><title>Salt &amp; Slate</title><isbn>9781234567897</isbn><author>/library/authors/2/</author><price>18.40</price><tags><list-item>a</list-item><list-item>b</list-item></tags><published/></book>',
    ],
    [
      'application/xml; charset=utf-8',
      '<root><title>Salt &amp; Slate</title><isbn>9781234567897</isbn><author>/library/authors/2/</author><price>18.40</price><tags><list-item>a</list-item><list-item>b</list-item></tags></root>',
    ],
    [
      'application/yaml',
      'title: Salt & Slate\nisbn: "9781234567897"\nauthor: /library/authors/2/\nprice: "18.40"\npublished: null\ntags: [a, b]\n',
    ],
    [
      'text/csv',
      'title,isbn,author,price,published,tags\r\nSalt & Slate,9781234567897,/library/authors/2/,18.40,,"[""a"",""b""]"\r\n',
    ],
  ])('comes as %s', async (contentType, body) => {
    const answer = await post(body, { ...asAlice, 'Content-Type': contentType });
    expect([answer.status, answer.json()]).toMatchObject([
      201,
      { title: 'Salt & Slate', isbn: '9781234567897', price: '18.40', published: null, tags: ['a', 'b'] },
    ]);
  });

  test.each<[string, string, string]>([
    ['application/xml', '<book>\n<title>A</book>', 'XML parse error - '],
    ['application/xml', 'no markup', 'XML parse error - '],
    ['application/yaml', 'title: [a\nisbn: ]b', 'YAML parse error - '],
    ['text/csv', 'title,isbn\r\nA\r\n', 'CSV parse error - line 2 has 1 cells and the first line has 2'],
  ])('as %s that is broken is told where: %j', async (contentType, body, detail) => {
    const answer = await post(body, { ...asAlice, 'Content-Type': contentType });
    expect([answer.status, (answer.json() as { detail: string }).detail]).toEqual([400, expect.stringContaining(detail)]);
    expect(answer.text).toMatch(/line \d/);
  });

  test('of several lines of CSV is no single book', async () => {
    const answer = await post('title,isbn\r\nA,1\r\nB,2\r\n', { ...asAlice, 'Content-Type': 'text/csv' });
    expect(answer.json()).toEqual({ non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] });
  });

  test('comes back as it went, in every format', async () => {
    for (const format of ['xml', 'yaml', 'csv']) {
      const { text, headers } = await send(practice, `/library/categories/2/?format=${format}`);
      const answer = await send(practice, '/library/categories/2/', {
        method: 'PUT',
        headers: { ...asAlice, 'Content-Type': String(headers['content-type']) },
        body: text,
      });
      expect([format, answer.status]).toEqual([format, 200]);
    }
  });

  test('in chunks is empty to Django, which can be seen', async () => {
    const headers = { ...aliceSendsJson, 'Transfer-Encoding': 'chunked' };
    const chunked = { method: 'POST', headers, body: JSON.stringify(book), chunked: true };
    const answer = await send(practice, '/library/books/?django=chunked', chunked);
    expect([answer.status, answer.json()]).toMatchObject([400, { title: ['This field is required.'] }]);
  });

  test('comes as multipart', async () => {
    const parts = Object.entries(book).map(
      ([name, value]) => `--xx\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const answer = await post(`${parts.join('')}--xx--\r\n`, { ...asAlice, 'Content-Type': 'multipart/form-data; boundary=xx' });
    expect([answer.status, answer.json()]).toMatchObject([201, { title: book.title }]);
  });

  test('in a type nobody reads is 415', async () => {
    const answer = await post('a book', { ...asAlice, 'Content-Type': 'text/plain' });
    expect([answer.status, answer.json()]).toEqual([415, { detail: 'Unsupported media type "text/plain" in request.' }]);
  });

  test('above the limit is 413', async () => {
    expect((await post(`"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413);
  });

  test('in chunks is read, which Django does not', async () => {
    const answer = await send(practice, '/library/books/', {
      method: 'POST',
      headers: { ...aliceSendsJson, 'Transfer-Encoding': 'chunked' },
      body: JSON.stringify(book),
      chunked: true,
    });
    expect(answer.status).toBe(201);
  });
});

describe('a change', () => {
  const change = (method: string, contentType: string, body: unknown) =>
    send(practice, '/library/books/21/', {
      method,
      headers: { ...asAlice, 'Content-Type': contentType },
      body: JSON.stringify(body),
    });

  test('by PUT needs the required fields and leaves the others', async () => {
    expect((await change('PUT', 'application/json', { title: 'Half' })).status).toBe(400);
    expect((await change('PUT', 'application/json', { ...book, isbn: '9780000000217' })).json()).toMatchObject({
      title: book.title,
      tags: ['signed', 'classic'],
      published: '2007-11-11',
    });
  });

  test('by PATCH touches what it names, and ignores what is read-only or unknown', async () => {
    expect((await change('PATCH', 'application/json', { price: '1.50', id: 7, colour: 'blue' })).json()).toMatchObject({
      id: 21,
      price: '1.50',
      title: 'The Salt Archive',
    });
  });

  test('by merge-patch takes away with null', async () => {
    const { json } = await change('PATCH', 'application/merge-patch+json', { published: null, tags: null });
    expect(json()).toMatchObject({ published: null, tags: [], title: 'The Salt Archive' });
  });

  test('by json-patch does its steps in order, or none of them', async () => {
    const steps = [
      { op: 'test', path: '/title', value: 'The Salt Archive' },
      { op: 'replace', path: '/price', value: '5.00' },
      { op: 'add', path: '/tags/0', value: 'first' },
      { op: 'move', from: '/tags/1', path: '/tags/-' },
      { op: 'remove', path: '/published' },
    ];
    expect((await change('PATCH', 'application/json-patch+json', steps)).json()).toMatchObject({
      price: '5.00',
      tags: ['first', 'classic', 'signed'],
      published: null,
    });
    const failed = await change('PATCH', 'application/json-patch+json', [
      { op: 'replace', path: '/price', value: '9.00' },
      { op: 'test', path: '/title', value: 'Another' },
    ]);
    expect(failed.status).toBe(409);
    expect((await send(practice, '/library/books/21/')).json()).toMatchObject({ price: '5.00' });
  });

  test('by DELETE is done once', async () => {
    const remove = () => send(practice, '/library/books/21/', { method: 'DELETE', headers: asAlice });
    const first = await remove();
    expect([first.status, first.text, first.headers['content-type'], (await remove()).status]).toEqual([204, '', undefined, 404]);
  });
});
