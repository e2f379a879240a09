import type { Endpoint } from '../endpoint.ts';
import { empty, json, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { judgeRead } from '../drf/conditions.ts';
import { stamp } from '../drf/list-handlers.ts';
import { aliceSendsJson, asAlice, asBert, asDora } from '../library/examples.ts';
import type { Person } from '../world/people.ts';
import type { Row } from '../world/rows.ts';
import {
  bookAnswer,
  conditionRefusal,
  findBook,
  lockBook,
  lockRefusal,
  readBook,
  stale,
  tagOf,
  unlockBook,
} from './book-store.ts';
import { earlyDataRefusal, readStrictJson, settled, signedIn, writersAreKnown } from './strict-manners.ts';

const path = '/strict/books/21';
const whole = '{"title":"The Salt Archive, again","isbn":"9780000000217","author":"/library/authors/5/","price":"40.00"}';

export const strictBook: Endpoint = {
  path: '/strict/books/{id}',
  access: writersAreKnown,
  methods: ['GET', 'PUT', 'DELETE', 'LOCK', 'UNLOCK'],
  group: 'Strict manners',
  summary: 'One book, under strict manners',
  description:
    'A change without If-Match is 428 and a stale one 412; a removed book is 410 ever after; only an admin removes one, so a member is told 403; what somebody has locked (LOCK, UNLOCK) is 423 for others; and one book may not be shown at all: 451.',
  tryIt: [
    { method: 'GET', path, expect: 200, says: 'a book and its tag' },
    { method: 'GET', path, headers: { 'If-None-Match': '"21.1-strict"' }, expect: 304, says: 'you have it already' },
    { method: 'GET', path: '/strict/books/9999', expect: 404, says: 'never was' },
    { method: 'GET', path: '/strict/books/13', expect: 451, says: 'somebody demanded it' },
    {
      method: 'PUT',
      path,
      headers: { ...aliceSendsJson, 'If-Match': '"21.1-strict"' },
      body: whole,
      expect: 200,
      says: 'changed as it was seen',
    },
    { method: 'PUT', path, headers: aliceSendsJson, body: whole, expect: 428, says: 'which version?' },
    {
      method: 'PUT',
      path,
      headers: { ...aliceSendsJson, 'If-Match': '"21.0-strict"' },
      body: whole,
      expect: 412,
      says: 'it has changed since',
    },
    { method: 'DELETE', path, headers: { ...asAlice, 'If-Match': '*' }, expect: 403, says: 'a member may not' },
    { method: 'DELETE', path, headers: { ...asDora, 'If-Match': '*' }, expect: 204, says: 'dora may; after it a GET is 410' },
    { method: 'LOCK', path, headers: asBert, expect: 200, says: 'bert keeps it for five minutes' },
    { method: 'UNLOCK', path, headers: asBert, expect: 204, says: 'and lets it go' },
  ],
  async handle(ask) {
    const row = findBook(ask);
    if (!row.ok) return settled(ask, row);
    if (ask.method === 'GET' || ask.method === 'HEAD') return readOne(ask, row.value);
    return settled(ask, await changeOne(ask, row.value));
  },
};

function readOne(ask: Ask, row: Row): WholeAnswer {
  const verdict = judgeRead(ask, tagOf(row), row.updated);
  if (verdict === 'failed') return refuse(ask, stale(row));
  return verdict === 'not modified' ? empty(304, [['ETag', tagOf(row)]]) : bookAnswer(ask, row);
}

async function changeOne(ask: Ask, row: Row): Promise<Outcome<WholeAnswer>> {
  const early = earlyDataRefusal(ask);
  if (early) return refused(early);
  const person = signedIn(ask);
  if (!person.ok) return person;
  const locked = lockRefusal(ask, row.id, person.value);
  if (locked) return refused(locked);
  if (ask.method === 'LOCK') return granted(lock(ask, row, person.value));
  if (ask.method === 'UNLOCK') return granted(unlock(ask, row));
  return ask.method === 'DELETE' ? remove(ask, row, person.value) : replace(ask, row);
}

async function replace(ask: Ask, row: Row): Promise<Outcome<WholeAnswer>> {
  const condition = conditionRefusal(ask, row);
  if (condition) return refused(condition);
  const value = await readStrictJson(ask);
  if (!value.ok) return value;
  const cells = readBook(ask, value.value, row.id);
  if (!cells.ok) return cells;
  ask.world.rows.update('books', row.id, { ...cells.value, updated: stamp(ask) });
  const after = findBook(ask);
  return after.ok ? granted(bookAnswer(ask, after.value)) : after;
}

function remove(ask: Ask, row: Row, person: Person): Outcome<WholeAnswer> {
  if (!person.isAdmin)
    return refused({
      status: 403,
      detail: `${person.username} is a member, and only an admin removes books.`,
      help: 'dora is an admin.',
    });
  const condition = conditionRefusal(ask, row);
  if (condition) return refused(condition);
  ask.world.rows.remove('books', { sql: 'id = ?', values: [row.id] });
  return granted(empty(204));
}

function lock(ask: Ask, row: Row, person: Person): WholeAnswer {
  const made = lockBook(ask, row.id, person);
  return json(200, { owner: made.owner, until: new Date(made.until).toISOString() }, [['Lock-Token', `<${made.token}>`]]);
}

/** Letting go of what nobody holds is done already. */
function unlock(ask: Ask, row: Row): WholeAnswer {
  unlockBook(ask, row.id);
  return empty(204);
}
