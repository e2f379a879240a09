import type { Row } from '../world/rows.ts';
import { howMany, memberOnly, type Caller } from './caller.ts';

/** How many of a list are wanted. */
export interface First {
  readonly first: number | null;
}

const stamps = ({ created, updated }: Row) => ({ created, updated });
const ofBook = (id: number) => [{ sql: 'book_id = ?', values: [id] }];

/** A row of `shelf` as a Book. A field that leads elsewhere is a function, so that nothing is read which nobody asks for. */
export const bookNode = (row: Row) => ({
  __typename: 'Book',
  id: row.id,
  title: row['title'],
  isbn: row['isbn'],
  author: (_: unknown, caller: Caller) => authorOf(caller, row),
  category: (_: unknown, caller: Caller) => categoryOf(caller, row),
  price: priceText(row['price']),
  published: row['published'],
  inStock: row['in_stock'] === 1,
  format: row['format'],
  tags: JSON.parse(String(row['tags'])) as string[],
  comments: ({ first }: First, { world }: Caller) =>
    world.rows
      .select('comments', { where: ofBook(row.id), order: ['id desc'], limit: howMany(first) })
      .map((comment) => commentNode(comment)),
  loans: (_: unknown, caller: Caller) => loansOf(caller, ofBook(row.id)),
  label: `${String(row['title'])} by ${String(row['author_name'])}`,
  ...stamps(row),
});

export const authorNode = (row: Row) => ({
  __typename: 'Author',
  id: row.id,
  name: row['name'],
  born: row['born'],
  country: row['country'],
  books: ({ first }: First, caller: Caller) => booksWhere(caller, { sql: 'author_id = ?', values: [row.id] }, first),
  ...stamps(row),
});

export const categoryNode = (row: Row) => ({
  __typename: 'Category',
  id: row.id,
  name: row['name'],
  description: row['description'],
  books: ({ first }: First, caller: Caller) => booksWhere(caller, { sql: 'category_id = ?', values: [row.id] }, first),
});

export const commentNode = (row: Row) => ({
  __typename: 'Comment',
  id: row.id,
  text: row['text'],
  author: row['author'],
  book: (_: unknown, caller: Caller) => bookOf(caller, row),
  ...stamps(row),
});

export const loanNode = (row: Row) => ({
  __typename: 'Loan',
  id: row.id,
  book: (_: unknown, caller: Caller) => bookOf(caller, row),
  member: row['member'],
  due: row['due'],
  returned: row['returned'],
  ...stamps(row),
});

/** Loans of one's own, and everybody's for an admin. */
export function loansOf(caller: Caller, where: readonly { sql: string; values: readonly number[] }[] = []) {
  const person = memberOnly(caller, 'see loans');
  const own = person.isAdmin ? [] : [{ sql: 'member = ?', values: [person.username] }];
  return caller.world.rows.select('loans', { where: [...where, ...own] }).map((loan) => loanNode(loan));
}

function booksWhere({ world }: Caller, where: { sql: string; values: readonly number[] }, first: number | null) {
  return world.rows.select('shelf', { where: [where], limit: howMany(first) }).map((book) => bookNode(book));
}

function bookOf({ world }: Caller, row: Row) {
  const book = world.rows.find('shelf', Number(row['book_id']));
  return book ? bookNode(book) : null;
}

function authorOf({ world }: Caller, row: Row) {
  const author = world.rows.find('authors', Number(row['author_id']));
  return author ? authorNode(author) : null;
}

function categoryOf({ world }: Caller, row: Row) {
  const category = row['category_id'] === null ? undefined : world.rows.find('categories', Number(row['category_id']));
  return category ? categoryNode(category) : null;
}

const priceText = (pence: unknown): string => (Number(pence) / 100).toFixed(2);
