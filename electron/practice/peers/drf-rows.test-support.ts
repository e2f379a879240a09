import { asAlice, asDora, basicHeader, jsonType } from '../library/examples.ts';
import { accountOf } from '../world/people.ts';

/** One request that is sent to both, in turn with the others, and how the answers may differ. */
export interface DrfRow {
  readonly name: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Why the bodies, or a header, are not the same. */
  readonly differs?: Readonly<Record<string, string>>;
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const books = '/library/books/';
const book = '/library/books/21/';
const whole = { title: 'The Borrowed Ladder', isbn: '9781234567897', author: '/library/authors/2/', price: '18.40' };
const bearer = { Authorization: `Bearer ${accountOf('alice').token}` };

const get = (name: string, path: string, headers: Record<string, string> = {}, differs?: DrfRow['differs']): DrfRow => ({
  name,
  path,
  headers,
  ...(differs && { differs }),
});

const sending =
  (method: string, path: string, headers: Record<string, string> = {}) =>
  (name: string, value: unknown, differs?: DrfRow['differs']): DrfRow => ({
    name,
    path,
    method,
    headers: { ...asAlice, ...jsonType, ...headers },
    body: typeof value === 'string' ? value : JSON.stringify(value),
    ...(differs && { differs }),
  });
const adding = sending('POST', books);
const putting = sending('PUT', book);
const patching = sending('PATCH', book);
const addingForm = sending('POST', books, form);
const addingAuthor = sending('POST', '/library/authors/');
const refused = (name: string, change: object): DrfRow => adding(name, { ...whole, ...change });

export const reading: readonly DrfRow[] = [
  get('the root', '/library/', {}, { body: 'ours has more resources' }),
  get('the first page', books),
  get('a middle page', `${books}?page=2`),
  get('a page in the middle of many', `${books}?page=6`),
  get('the last page', `${books}?page=last`),
  get('past the end', `${books}?page=13`),
  get('page zero', `${books}?page=0`),
  get('page two, in letters', `${books}?page=two`),
  get('page minus one', `${books}?page=-1`),
  get('an empty page number', `${books}?page=`),
  get('another size', `${books}?page_size=7&page=3`),
  get('too large a size', `${books}?page_size=5000`),
  get('size zero', `${books}?page_size=0`),
  get('a size of letters', `${books}?page_size=many`),
  get('other parameters are kept', `${books}?search=the&page_size=5&ordering=-price`),
  get('a parameter given twice', `${books}?a=1&a=2&page_size=5`),
  get('nothing found', `${books}?search=xyzzy`),
  get('two words', `${books}?search=letter%20borges`),
  get('two words with a comma', `${books}?search=letter,borges`),
  get('order', `${books}?ordering=title`),
  get('order by two', `${books}?ordering=-published,title`),
  get('order by nothing known', `${books}?ordering=colour`),
  get('one object', book),
  get('an object that is not there', '/library/books/9999/'),
  get('an object by a word', '/library/books/first/'),
  get('a category', '/library/categories/1/'),
  get('all authors', '/library/authors/?page_size=100'),
  get('an author', '/library/authors/5/'),
  get('no last slash', '/library/books?page=2'),
  { name: 'no last slash, POST', path: '/library/books', method: 'POST' },
  get('nowhere', '/library/nowhere/'),
  { name: 'HEAD of a list', path: books, method: 'HEAD' },
  { name: 'HEAD of an object', path: book, method: 'HEAD' },
  { name: 'HEAD of nothing', path: '/library/books/9999/', method: 'HEAD' },
];

export const formats: readonly DrfRow[] = [
  get('format=json', `${book}?format=json`),
  get('format=json of a list', `${books}?format=json&page=2`),
  get('an unknown format', `${book}?format=hardback`),
  get('format=json against Accept', `${book}?format=json`, { Accept: 'text/html' }),
  get('a suffix', '/library/books/21.json'),
  get('a suffix of a list', '/library/books.json?page=2'),
  get('a suffix with a slash', '/library/books/21.json/'),
  get('an unknown suffix', '/library/books/21.hardback'),
  get('a suffix of nothing', '/library/books/9999.json'),
  get('a suffix against Accept', '/library/books/21.json', { Accept: 'text/html' }),
  get('a format nobody writes', books, { Accept: 'image/png' }),
  get('a format nobody writes, of nothing', '/library/books/9999/', { Accept: 'image/png' }),
  get('indented', book, { Accept: 'application/json; indent=4' }),
  get('anything of application', book, { Accept: 'application/*' }),
  get('an empty Accept', book, { Accept: '' }),
  get('quality is not looked at', book, { Accept: 'application/json;q=0.1, image/png' }),
];

export const describing: readonly DrfRow[] = [
  ...(['/library/books/', book, '/library/authors/', '/library/categories/1/', '/library/books/9999/'] as const).flatMap(
    (path) => [
      { name: `OPTIONS ${path} by a stranger`, path, method: 'OPTIONS' },
      { name: `OPTIONS ${path} by alice`, path, method: 'OPTIONS', headers: asAlice },
    ],
  ),
  { name: 'OPTIONS with a wrong credential', path: books, method: 'OPTIONS', headers: basicHeader('alice', 'wrong') },
  { name: 'OPTIONS where one must be known', path: '/permissions/is-authenticated/', method: 'OPTIONS' },
];

export const validating: readonly DrfRow[] = [
  adding('an empty object', {}),
  adding('an empty body', ''),
  adding('a list in place of an object', []),
  adding('null in place of an object', 'null'),
  adding('a number in place of an object', '7'),
  adding('a text in place of an object', '"book"'),
  adding('JSON that is cut off', '{"title": '),
  adding('JSON with a slip', '{"title": x}'),
  adding('JSON with a comma too many', '{"title": "a",}'),
  adding('JSON in single quotes', "{'title': 'a'}"),
  adding('two values', '{} {}'),
  adding('NaN', '{"price": NaN}'),
  refused('a blank title', { title: '' }),
  refused('a title of spaces', { title: '   ' }),
  refused('no title', { title: null }),
  refused('a title that is a number', { title: true }),
  refused('a title that is an object', { title: {} }),
  refused('a title too long', { title: 'x'.repeat(201) }),
  refused('a title with NUL', { title: 'a\u0000b' }),
  refused('an ISBN that is taken', { isbn: '9780000000217' }),
  refused('an ISBN too short', { isbn: '123' }),
  refused('an ISBN too long', { isbn: '12345678901234' }),
  refused('an ISBN of letters', { isbn: 'abcdefghij' }),
  refused('an author that is no link', { author: 5 }),
  refused('an author that is a list', { author: [] }),
  refused('an author that is no address', { author: 'nobody' }),
  refused('an author of another kind', { author: '/library/books/1/' }),
  refused('an author who is not there', { author: '/library/authors/9999/' }),
  refused('no author', { author: null }),
  refused('an empty author', { author: '' }),
  refused('a price that is a word', { price: 'cheap' }),
  refused('a price that is true', { price: true }),
  refused('a price that is a list', { price: [] }),
  refused('a price below zero', { price: '-1' }),
  refused('a price of three places', { price: '1.234' }),
  refused('a price of many digits', { price: '123456789' }),
  refused('a price of six digits before the point', { price: '123456' }),
  refused('an empty price', { price: '' }),
  refused('a price that is no number', { price: 'NaN' }),
  refused('a price without end', { price: 'Infinity' }),
  refused('a price with an exponent', { price: '1e9' }),
  refused('a date that is a word', { published: 'soon' }),
  refused('a day that does not exist', { published: '2023-02-30' }),
  refused('a date with a time', { published: '2023-02-03T10:00:00Z' }),
  refused('a date that is a number', { published: 20230203 }),
  refused('an empty date', { published: '' }),
  refused('a boolean that is a word', { in_stock: 'perhaps' }),
  refused('a boolean that is a list', { in_stock: [] }),
  refused('a boolean that is null', { in_stock: null }),
  refused('a format nobody prints', { format: 'scroll' }),
  refused('a format that is null', { format: null }),
  refused('an empty format', { format: '' }),
  refused('a format that is a number', { format: 7 }),
  refused('tags that are a text', { tags: 'new' }),
  refused('tags that are an object', { tags: { a: 1 } }),
  refused('tags that are null', { tags: null }),
  refused('a tag that is a list', { tags: ['ok', []] }),
  refused('a tag that is blank', { tags: ['ok', ''] }),
  refused('a tag that is null', { tags: [null] }),
  refused('a tag too long', { tags: ['x'.repeat(31), 'ok', 'y'.repeat(31)] }),
  refused('everything at once', {
    title: '',
    isbn: '1',
    author: 'x',
    price: 'y',
    published: 'z',
    in_stock: 'q',
    format: 'r',
    tags: 's',
  }),
  addingAuthor('a year too early', { name: 'Nell', born: -5 }),
  addingAuthor('a year too late', { name: 'Nell', born: 3000 }),
  addingAuthor('a year that is half', { name: 'Nell', born: 1950.5 }),
  addingAuthor('a year that is a word', { name: 'Nell', born: 'then' }),
  addingAuthor('a year too long', { name: 'Nell', born: '1'.repeat(1001) }),
  sending('POST', '/library/categories/')('a category that is there', { name: 'History' }),
  addingForm('a form without anything', ''),
  addingForm('a form with half of it', 'title=A&price=x'),
  addingForm('a form with blanks', 'title=&isbn=&author=&price=&published=&format='),
  putting('PUT of half of it', { title: 'Half' }),
  patching('PATCH of nothing that fits', { price: 'x', published: 'y' }),
];

/** Each of these changes both worlds alike; the order counts. */
export const writing: readonly DrfRow[] = [
  adding('a book', whole),
  adding('the same book again', whole),
  adding('a book with everything', {
    ...whole,
    isbn: '9781234567804',
    category: '/library/categories/2/',
    published: '2020-02-29',
    in_stock: 'no',
    format: 'ebook',
    tags: ['a', 'b'],
    id: 7,
    colour: 'blue',
  }),
  adding('a book with numbers for texts', { ...whole, title: 1984, isbn: 9781234567811, price: 18.4, in_stock: 1, tags: [1, 2] }),
  addingForm('a book as a form', 'title=Form&isbn=9781234567828&author=/library/authors/2/&price=1.50&tags=a&tags=b'),
  addingForm('a book as a form with a tick', 'title=Form&isbn=9781234567835&author=/library/authors/2/&price=1.50&in_stock=on'),
  patching('a new price', { price: '12.5' }),
  patching('nothing', {}),
  patching('no date', { published: null }),
  patching('what is read-only', { id: 9, url: 'x', created: '2000-01-01T00:00:00Z' }),
  putting('all required fields', { ...whole, isbn: '9780000000217' }),
  { name: 'a form that names one field', path: book, method: 'PATCH', headers: { ...asAlice, ...form }, body: 'title=Changed' },
  { name: 'a book is removed', path: '/library/books/30/', method: 'DELETE', headers: asAlice },
  { name: 'and again', path: '/library/books/30/', method: 'DELETE', headers: asAlice },
  { name: 'an author is removed, with the books', path: '/library/authors/3/', method: 'DELETE', headers: asAlice },
  { name: 'so there are fewer', path: `${books}?page=last`, method: 'GET' },
];

export const mediaTypes: readonly DrfRow[] = [
  { name: 'text', path: books, method: 'POST', headers: { ...asAlice, 'Content-Type': 'text/plain' }, body: 'a book' },
  {
    name: 'text for an object',
    path: book,
    method: 'PATCH',
    headers: { ...asAlice, 'Content-Type': 'text/plain' },
    body: 'a book',
  },
  {
    name: 'a type that is no type',
    path: books,
    method: 'POST',
    headers: { ...asAlice, 'Content-Type': 'book' },
    body: 'a book',
  },
  { name: 'JSON by another name', path: books, method: 'POST', headers: { ...asAlice, 'Content-Type': 'text/json' }, body: '{}' },
  {
    name: 'JSON with a charset',
    path: books,
    method: 'POST',
    headers: { ...asAlice, 'Content-Type': 'application/json; charset=utf-8' },
    body: '{}',
  },
  {
    name: 'JSON in capital letters',
    path: books,
    method: 'POST',
    headers: { ...asAlice, 'Content-Type': 'Application/JSON' },
    body: '{}',
  },
  {
    name: 'a form of parts without a boundary',
    path: books,
    method: 'POST',
    headers: { ...asAlice, 'Content-Type': 'multipart/form-data' },
    body: 'x',
  },
  {
    name: 'a type nobody reads, from a stranger',
    path: books,
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: 'x',
  },
  {
    name: 'a type nobody reads, to what is not there',
    path: '/library/books/9999/',
    method: 'PUT',
    headers: { ...asAlice, 'Content-Type': 'text/plain' },
    body: 'x',
  },
];

/** A form of parts, as a browser writes it. */
const parts = (boundary: string, fields: Readonly<Record<string, string>>): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--${boundary}--\r\n`;
const addingParts = (name: string, boundary: string, body: string, differs?: DrfRow['differs']): DrfRow =>
  sending('POST', books, { 'Content-Type': `multipart/form-data; boundary=${boundary}` })(name, body, differs);
const lenient = { body: 'Django takes parts it cannot find for fields that were not sent; ours says that the parts are broken' };

export const multipart: readonly DrfRow[] = [
  addingParts('parts with half of it', 'xx', parts('xx', { title: 'A', price: 'x' })),
  addingParts('parts of another boundary', 'yy', parts('xx', { title: 'A' }), lenient),
  addingParts('no parts at all', 'xx', '--xx--\r\n'),
  addingParts('parts without an end', 'xx', parts('xx', { title: 'A' }).slice(0, -8), lenient),
  addingParts('text in place of parts', 'xx', 'a book', lenient),
  addingParts('a whole book in parts', 'xx', parts('xx', { ...whole, isbn: '9781234567842', tags: 'a' })),
];

const allMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const callers: readonly [string, Record<string, string>][] = [
  ['a stranger', {}],
  ['alice', asAlice],
  ['dora', asDora],
  ['somebody wrong', basicHeader('alice', 'wrong')],
];

export const whoMay: readonly DrfRow[] = [
  ...['allow-any', 'is-authenticated', 'is-admin-user', 'is-authenticated-or-read-only'].flatMap((permission) =>
    callers.flatMap(([who, headers]) =>
      allMethods
        .filter((method) => method !== 'OPTIONS')
        .map((method) => ({ name: `${method} ${permission} by ${who}`, path: `/permissions/${permission}/`, method, headers })),
    ),
  ),
  ...['PUT', 'PATCH', 'DELETE', 'TRACE'].flatMap((method) =>
    callers.map(([who, headers]) => ({ name: `${method} of a list by ${who}`, path: books, method, headers })),
  ),
  { name: 'POST to an object', path: book, method: 'POST', headers: asAlice },
];

const openDoor = { body: 'the words of a door that opens are its own', allow: 'it takes other methods' };
const challenge = { 'www-authenticate': 'RFC 6750 section 3 wants a parameter beside the scheme; a keyword in DRF has none' };
export const doors: readonly DrfRow[] = ['basic', 'token', 'bearer', 'session'].flatMap((kind) =>
  (
    [
      ['nothing', {}],
      ['a good password', basicHeader('alice')],
      ['a wrong password', basicHeader('alice', 'wrong')],
      ['nobody', basicHeader('nobody')],
      ['a good token', asAlice],
      ['a wrong token', { Authorization: 'Token wrong' }],
      ['a token of two words', { Authorization: 'Token a b' }],
      ['a token of nothing', { Authorization: 'Token' }],
      ['a good bearer', bearer],
      ['a wrong bearer', { Authorization: 'Bearer wrong' }],
      ['a scheme nobody knows', { Authorization: 'Hand shaken' }],
      ['a password that is no base64', { Authorization: 'Basic !!!' }],
      ['a password of nothing', { Authorization: 'Basic' }],
      ['a password of two words', { Authorization: 'Basic a b' }],
    ] as readonly [string, Record<string, string>][]
  ).map(([what, headers]) => ({
    name: `${kind}: ${what}`,
    path: `/auth/${kind}/`,
    headers,
    differs: { ...openDoor, ...(kind === 'bearer' && challenge) },
  })),
);

const logins: readonly [string, object][] = [
  ['a good password', { username: 'alice', password: 'practice' }],
  ['a wrong password', { username: 'alice', password: 'guess' }],
  ['no password', { username: 'alice' }],
  ['a blank name', { username: '', password: 'x' }],
  ['nothing', {}],
];
export const tokens: readonly DrfRow[] = logins.map(([name, value]) => ({
  name: `a token for ${name}`,
  path: '/api-token-auth/',
  method: 'POST',
  headers: jsonType,
  body: JSON.stringify(value),
}));

const bare = 'the styles of pages are shown without the headers of a view';
const bareAnswer = { allow: bare, 'x-frame-options': bare, 'x-content-type-options': bare, 'referrer-policy': bare };

export const paginators: readonly DrfRow[] = [
  ...[
    '',
    '?page=2',
    '?page=last',
    '?page=13',
    '?page=x',
    '?page_size=50',
    '?page_size=1000',
    '?search=xyzzy',
    '?search=letter&page_size=2&page=2',
  ].map((query) => get(`page number ${query}`, `/pagination/page-number/${query}`, {}, bareAnswer)),
  ...[
    '',
    '?limit=15&offset=100',
    '?limit=50',
    '?offset=20',
    '?offset=10',
    '?limit=20&offset=230',
    '?offset=240',
    '?offset=9999',
    '?limit=0',
    '?limit=x&offset=y',
    '?limit=1000',
    '?offset=-5',
    '?search=xyzzy',
    '?limit=5&search=letter&offset=5',
  ].map((query) => get(`limit and offset ${query}`, `/pagination/limit-offset/${query}`, {}, bareAnswer)),
];
