import type { Condition } from '../world/rows.ts';
import { howMany, keyOf, slip, type Caller } from './caller.ts';
import { authorNode, bookNode, categoryNode, commentNode, loansOf } from './nodes.ts';
import { penceOf } from './price.ts';

interface BookFilter {
  readonly search?: string | null;
  readonly format?: readonly string[] | null;
  readonly inStock?: boolean | null;
  readonly author?: string | null;
  readonly tag?: string | null;
  readonly priceAtMost?: unknown;
}

interface BooksWanted {
  readonly first: number | null;
  readonly after?: string | null;
  readonly filter?: BookFilter | null;
  readonly orderBy: string;
  readonly search?: string | null;
}

const orders: Readonly<Record<string, readonly string[]>> = {
  ID: ['id'],
  TITLE: ['title', 'id'],
  PRICE: ['price', 'id'],
  PRICE_DESC: ['price desc', 'id'],
  YEAR: ['substr(published, 1, 4)', 'id'],
  PUBLISHED: ['published', 'id'],
};

/** What Query offers. */
export const queries = {
  book({ id }: { id: string }, { world }: Caller) {
    const row = world.rows.find('shelf', keyOf(id));
    return row ? bookNode(row) : null;
  },
  books: (wanted: BooksWanted, caller: Caller) => pageOfBooks(wanted, caller),
  author({ id }: { id: string }, { world }: Caller) {
    const row = world.rows.find('authors', keyOf(id));
    return row ? authorNode(row) : null;
  },
  authors: ({ first }: { first: number | null }, { world }: Caller) =>
    world.rows.select('authors', { limit: howMany(first) }).map((row) => authorNode(row)),
  categories: (_: unknown, { world }: Caller) => world.rows.select('categories').map((row) => categoryNode(row)),
  search: ({ text, first }: { text: string; first: number | null }, caller: Caller) => lookThrough(text, howMany(first), caller),
  me: (_: unknown, caller: Caller) => caller.person && { ...caller.person, loans: () => loansOf(caller) },
  allBooks: (_: unknown, { world }: Caller) => world.rows.select('shelf').map((row) => bookNode(row)),
};

function pageOfBooks({ first, after, filter, orderBy, search }: BooksWanted, { world }: Caller) {
  const where = conditionsOf({ ...filter, ...(search && { search }) });
  const [limit, offset] = [howMany(first), placeOf(after ?? null)];
  const totalCount = world.rows.count('shelf', where);
  const rows = world.rows.select('shelf', { where, order: orders[orderBy] ?? ['id'], limit, offset });
  const edges = rows.map((row, at) => ({ cursor: cursorAt(offset + at + 1), node: bookNode(row) }));
  const pageInfo = {
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
    hasNextPage: offset + rows.length < totalCount,
    hasPreviousPage: offset > 0,
  };
  return { edges, pageInfo, totalCount };
}

const cursorAt = (place: number): string => Buffer.from(`after:${place}`).toString('base64url');

function placeOf(cursor: string | null): number {
  if (cursor === null) return 0;
  const place = /^after:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (place === undefined) throw slip('BAD_USER_INPUT', 'after takes a cursor that this list has given.');
  return Number(place);
}

function conditionsOf({ search, format, inStock, author, tag, priceAtMost }: BookFilter): Condition[] {
  const given: (Condition | null)[] = [
    search ? inTitleOrName(search) : null,
    format ? { sql: `format in (${format.map(() => '?').join(', ')})`, values: format } : null,
    typeof inStock === 'boolean' ? { sql: 'in_stock = ?', values: [Number(inStock)] } : null,
    author ? { sql: 'author_id = ?', values: [keyOf(author)] } : null,
    tag ? { sql: 'exists (select 1 from json_each(tags) where value = ?)', values: [tag] } : null,
    priceAtMost === undefined || priceAtMost === null ? null : { sql: 'price <= ?', values: [penceOf(priceAtMost)] },
  ];
  return given.filter((each) => each !== null);
}

const inTitleOrName = (text: string): Condition => ({
  sql: 'instr(lower(title), lower(?)) or instr(lower(author_name), lower(?))',
  values: [text, text],
});

function lookThrough(text: string, most: number, { world }: Caller) {
  const inColumn = (column: string): Condition[] => [{ sql: `instr(lower(${column}), lower(?))`, values: [text] }];
  const kinds = [
    world.rows.select('shelf', { where: inColumn('title'), limit: most }).map((row) => bookNode(row)),
    world.rows.select('authors', { where: inColumn('name'), limit: most }).map((row) => authorNode(row)),
    world.rows.select('comments', { where: inColumn('text'), limit: most }).map((row) => commentNode(row)),
  ];
  // One of each in turn, so that the few are not lost behind the many.
  return Array.from({ length: most }, (_, at) => kinds.flatMap((kind) => kind[at] ?? []))
    .flat()
    .slice(0, most);
}
