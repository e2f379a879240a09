import type { Endpoint } from '../endpoint.ts';
import { json } from '../frame/answer.ts';
import { granted, refused } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { stamp } from '../drf/list-handlers.ts';
import { pageEnvelope, readPage } from '../drf/page-number.ts';
import { aliceSendsJson, asAlice, jsonType } from '../library/examples.ts';
import { showRow } from '../drf/resource.ts';
import { showingFor } from '../drf/showing.ts';
import { books } from '../library/resources.ts';
import type { Ask } from '../frame/ask.ts';
import { bookAnswer, bookUrl, readBook } from './book-store.ts';
import { earlyDataRefusal, readStrictJson, settled, signedIn, writersAreKnown } from './strict-manners.ts';

const path = '/strict/books';
const newBook = { title: 'The Borrowed Ladder', isbn: '9781234567897', author: '/library/authors/2/', price: '18.40' };
const sent = JSON.stringify(newBook);

export const strictBooks: Endpoint = {
  path,
  access: writersAreKnown,
  methods: ['GET', 'POST'],
  group: 'Strict manners',
  summary: 'The books again, under strict manners',
  description:
    'The same books with HTTP taken at its word: a duplicate is 409, what is well-formed and means nothing 422, a body without a length 411, early data 425. Where the library follows DRF, this follows the RFCs.',
  tryIt: [
    { method: 'GET', path, expect: 200, says: 'a page' },
    { method: 'POST', path, headers: aliceSendsJson, body: sent, expect: 201, says: 'a new book' },
    { method: 'POST', path, headers: jsonType, body: sent, expect: 401, says: 'who are you?' },
    { method: 'POST', path, headers: aliceSendsJson, body: '{"title": x}', expect: 400, says: 'not JSON' },
    {
      method: 'POST',
      path,
      headers: aliceSendsJson,
      body: JSON.stringify({ ...newBook, isbn: '9780000000019' }),
      expect: 409,
      says: 'the ISBN is taken',
    },
    {
      method: 'POST',
      path,
      headers: aliceSendsJson,
      body: JSON.stringify({ ...newBook, published: '2999-01-01' }),
      expect: 422,
      says: 'JSON, and impossible',
    },
    {
      method: 'POST',
      path,
      headers: { ...asAlice, 'Content-Type': 'text/plain' },
      body: 'a book',
      expect: 415,
      says: 'not a type that is read',
    },
    {
      method: 'POST',
      path,
      headers: { ...aliceSendsJson, 'Transfer-Encoding': 'chunked' },
      body: sent,
      expect: 411,
      says: 'chunks have no length',
    },
    {
      method: 'POST',
      path,
      headers: { ...aliceSendsJson, 'Early-Data': '1' },
      body: sent,
      expect: 425,
      says: 'might be a replay',
    },
    { method: 'PUT', path, headers: aliceSendsJson, body: '[]', expect: 405, says: 'a list is not replaced' },
  ],
  async handle(ask) {
    return ask.method === 'POST' ? settled(ask, await addBook(ask)) : readList(ask);
  },
};

function readList(ask: Ask) {
  const count = ask.world.rows.count('shelf');
  const page = readPage(ask.query, count);
  if (!page.ok) return refuse(ask, page.refusal);
  const rows = ask.world.rows.select('shelf', { limit: page.value.size, offset: page.value.offset });
  const results = rows.map((row) => ({ ...showRow(books, row, showingFor(ask)), url: bookUrl(ask, row.id) }));
  return json(200, pageEnvelope(ask, page.value, count, results), [['Accept-Post', 'application/json']]);
}

async function addBook(ask: Ask) {
  const early = earlyDataRefusal(ask);
  if (early) return refused(early);
  const person = signedIn(ask);
  if (!person.ok) return person;
  const value = await readStrictJson(ask);
  if (!value.ok) return value;
  const cells = readBook(ask, value.value, null);
  if (!cells.ok) return cells;
  const id = ask.world.rows.insert('books', { ...cells.value, created: stamp(ask), updated: stamp(ask) });
  const row = ask.world.rows.find('shelf', id);
  return row
    ? granted(bookAnswer(ask, row, 201, [['Location', bookUrl(ask, id)]]))
    : refused({ status: 404, detail: 'Somebody has removed it at once.' });
}
