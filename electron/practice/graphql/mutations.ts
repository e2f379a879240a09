import type { Cell, Row } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { memberOnly, rowOr404, slip, type Caller } from './caller.ts';
import { changesOf } from './changes.ts';
import { bookNode, commentNode, loanNode } from './nodes.ts';
import { penceOf } from './price.ts';

interface BookChange {
  readonly id: string;
  readonly title?: string | null;
  readonly price?: unknown;
  readonly inStock?: boolean | null;
}

/** What Mutation offers. Each changes the same rows that /library shows. */
export const mutations = {
  addComment({ input }: { input: { book: string; text: string } }, caller: Caller) {
    const { username } = memberOnly(caller, 'write comments');
    const book = rowOr404(caller, 'shelf', input.book);
    const text = filledIn('text', input.text, 2000);
    const { rows } = caller.world;
    const id = rows.insert('comments', { book_id: book.id, author: username, text, ...stampsOf(caller.world) });
    changesOf(caller.world).tell({ kind: 'comment', id, book: book.id });
    return commentNode(rowOr404(caller, 'comments', String(id)));
  },
  removeComment({ id }: { id: string }, caller: Caller) {
    const person = memberOnly(caller, 'remove comments');
    const row = rowOr404(caller, 'comments', id);
    if (!person.isAdmin && row['author'] !== person.username) throw slip('FORBIDDEN', 'That comment is somebody else’s.');
    const before = { ...commentNode(row), book: bookOf(caller, row) };
    caller.world.rows.remove('comments', { sql: 'id = ?', values: [row.id] });
    return before;
  },
  changeBook({ input }: { input: BookChange }, caller: Caller) {
    memberOnly(caller, 'change books');
    const row = rowOr404(caller, 'shelf', input.id);
    const { updated } = stampsOf(caller.world);
    caller.world.rows.update('books', row.id, { ...cellsOf(input), updated });
    changesOf(caller.world).tell({ kind: 'book', id: row.id });
    return bookNode(rowOr404(caller, 'shelf', input.id));
  },
  borrow({ input }: { input: { book: string; due: unknown } }, caller: Caller) {
    const { username } = memberOnly(caller, 'borrow books');
    const book = rowOr404(caller, 'shelf', input.book);
    const cells = { book_id: book.id, member: username, due: dayOf(input.due), returned: null };
    const id = caller.world.rows.insert('loans', { ...cells, ...stampsOf(caller.world) });
    return loanNode(rowOr404(caller, 'loans', String(id)));
  },
  giveBack({ loan }: { loan: string }, caller: Caller) {
    const person = memberOnly(caller, 'give books back');
    const row = rowOr404(caller, 'loans', loan);
    // A loan of somebody else does not exist, as under /library.
    if (!person.isAdmin && row['member'] !== person.username) throw slip('NOT_FOUND', `There is no loan ${row.id}.`);
    const { updated } = stampsOf(caller.world);
    caller.world.rows.update('loans', row.id, { returned: updated.slice(0, 10), updated });
    return loanNode(rowOr404(caller, 'loans', loan));
  },
};

function bookOf(caller: Caller, comment: Row) {
  return bookNode(rowOr404(caller, 'shelf', String(comment['book_id'])));
}

/** null is taken for what was not given: nothing of these can be without a value. */
function cellsOf({ title, price, inStock }: BookChange): Readonly<Record<string, Cell>> {
  return {
    ...(typeof title === 'string' && { title: filledIn('title', title, 200) }),
    ...(price !== undefined && price !== null && { price: penceOf(price) }),
    ...(typeof inStock === 'boolean' && { in_stock: Number(inStock) }),
  };
}

function filledIn(name: string, text: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > most) throw slip('BAD_USER_INPUT', `${name} has 1 to ${most} characters.`);
  return trimmed;
}

function dayOf(value: unknown): string {
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDay || new Date(value).toISOString().slice(0, 10) !== value)
    throw slip('BAD_USER_INPUT', 'due is a day such as "2027-01-15".');
  return value;
}

function stampsOf(world: World): { created: string; updated: string } {
  const now = new Date(world.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
  return { created: now, updated: now };
}
