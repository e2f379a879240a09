import { mayChangeNow, revisionOf } from '../drf/conditions.ts';
import { stamp } from '../drf/list-handlers.ts';
import { showingFor } from '../drf/showing.ts';
import { validate, type Cells } from '../drf/validate.ts';
import { json, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome, type Refusal } from '../frame/outcome.ts';
import { books } from '../library/resources.ts';
import { showRow } from '../drf/resource.ts';
import type { Drawer } from '../world/drawers.ts';
import type { Person } from '../world/people.ts';
import type { Row } from '../world/rows.ts';

/** Books nobody here may read: the case 451 was made for. */
const blockedIds = [13];

/** The row a path names. What was there once is gone, not missing; and some books are kept from us. */
export function findBook(ask: Ask): Outcome<Row> {
  const given = ask.params['id'] ?? '';
  const id = /^\d{1,15}$/.test(given) ? Number(given) : 0;
  if (blockedIds.includes(id)) return refused(blocked(ask));
  const row = ask.world.rows.find('shelf', id);
  if (row) return granted(row);
  if (id > 0 && id <= ask.world.rows.lastId('books')) {
    return refused({
      status: 410,
      detail: `Book ${id} was here and has been removed.`,
      help: 'It will not come back; forget the address.',
    });
  }
  return refused({ status: 404, detail: `There is no book ${given.slice(0, 40)}.`, help: 'The list is at /strict/books.' });
}

function blocked(ask: Ask): Refusal {
  return {
    status: 451,
    detail: 'This book may not be shown for legal reasons.',
    help: 'Link says who demanded it.',
    headers: [['Link', `<${ask.origin}/pages/about.html>; rel="blocked-by"`]],
  };
}

/** A book as the strict side shows it: with the tag that its next change will have to name. */
export function bookAnswer(ask: Ask, row: Row, status = 200, more: readonly HeaderPair[] = []): WholeAnswer {
  const value = { ...showRow(books, row, showingFor(ask)), url: bookUrl(ask, row.id) };
  return json(status, value, [['ETag', tagOf(row)], ['Last-Modified', new Date(row.updated).toUTCString()], ...more]);
}

export const tagOf = (row: Row): string => `"${revisionOf(row)}-strict"`;
export const bookUrl = (ask: Ask, id: number): string => `${ask.origin}/strict/books/${id}`;

/** A change must name what it changes (428), and that must still be so (412). */
export function conditionRefusal(ask: Ask, row: Row): Refusal | null {
  if (ask.headers['if-match'] === undefined) {
    return {
      status: 428,
      detail: 'A change must say which version it is a change of.',
      help: 'GET the book, and send its ETag in If-Match.',
    };
  }
  return mayChangeNow(ask, row) ? null : stale(row);
}

export const stale = (row: Row): Refusal => ({
  status: 412,
  detail: 'The book has changed since.',
  help: `Its tag is ${tagOf(row)} now; GET it again.`,
  headers: [['ETag', tagOf(row)]],
});

/** Well-formed JSON that means nothing is 422; an ISBN that is taken is a conflict. */
export function readBook(ask: Ask, value: unknown, existingId: number | null): Outcome<Cells> {
  const input = { kind: 'json', value } as const;
  const cells = validate({ ...books, unique: [] }, input, { rows: ask.world.rows, partial: false, existingId });
  if (!cells.ok) return refused({ ...cells.refusal, status: 422 });
  const { isbn = '', published } = cells.value;
  if (typeof published === 'string' && published > stamp(ask).slice(0, 10)) {
    return refused({
      status: 422,
      detail: 'A book cannot have been published in the future.',
      fields: { published: ['This day is still to come.'] },
    });
  }
  const [same] = ask.world.rows.select('books', { where: [{ sql: 'isbn = ?', values: [isbn] }], limit: 1 });
  if (!same || same.id === existingId) return cells;
  return refused({
    status: 409,
    detail: `There is a book with the ISBN ${String(isbn)} already.`,
    help: `It is ${bookUrl(ask, same.id)}.`,
    headers: [['Link', `<${bookUrl(ask, same.id)}>; rel="related"`]],
  });
}

interface Lock {
  readonly owner: string;
  readonly token: string;
  readonly until: number;
}

const lockSeconds = 300;

/** The lock on a book, unless its time is over. */
export function lockOn(ask: Ask, id: number): Lock | undefined {
  const lock = locksOf(ask).get(id);
  return lock && lock.until > ask.world.clock.now() ? lock : undefined;
}

export function lockBook(ask: Ask, id: number, person: Person): Lock {
  const lock = {
    owner: person.username,
    token: `urn:practice:lock:${id}:${person.username}`,
    until: ask.world.clock.now() + lockSeconds * 1000,
  };
  locksOf(ask).set(id, lock);
  return lock;
}

export const unlockBook = (ask: Ask, id: number): void => void locksOf(ask).delete(id);

/** Somebody else's lock keeps everybody else from changing a book. */
export function lockRefusal(ask: Ask, id: number, person: Person): Refusal | null {
  const lock = lockOn(ask, id);
  if (!lock || lock.owner === person.username) return null;
  return {
    status: 423,
    detail: `The book is locked by ${lock.owner}.`,
    help: `The lock ends at ${new Date(lock.until).toISOString()}.`,
  };
}

const locksOf = (ask: Ask): Drawer<Lock> => ask.world.drawers.open('book locks');
