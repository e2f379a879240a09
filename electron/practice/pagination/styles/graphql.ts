import { json } from '../../frame/answer.ts';
import type { Ask } from '../../frame/ask.ts';
import { jsonType } from '../../library/examples.ts';
import { countBooks, largestSize, usualSize, wholeNumber } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';
import { idIn, pageAfter, tokenFor } from './tokens.ts';

const query =
  'query ($after: String) { books(after: $after) { totalCount nodes { id title } pageInfo { hasNextPage endCursor } } }';

/** A connection of GraphQL, after the specification of Relay. */
export const graphql: PagingStyle = {
  name: 'graphql',
  summary: 'A connection of GraphQL',
  description:
    'POST a query for books: nodes, pageInfo and totalCount come back under data. The next page is the same query with endCursor in the variable after, and first says how many. One field is understood, books; its parts come whole whichever were asked for.',
  method: 'POST',
  examples: [
    { headers: jsonType, body: JSON.stringify({ query }), says: 'the first page' },
    {
      headers: jsonType,
      body: JSON.stringify({ query, variables: { after: tokenFor(221), first: 50 } }),
      says: 'the next, larger',
    },
    {
      headers: jsonType,
      body: '{"query":"{ magazines { id } }"}',
      says: '200 all the same, with errors: a field that is not there',
    },
    { headers: jsonType, body: '{"query":7}', expect: 400, says: 'no query' },
  ],
  async answer(ask) {
    const sent = await readSent(ask);
    if (!sent) return json(400, errors('Send a JSON object with query, and variables where it has some.'));
    if (!/\bbooks\b/.test(sent.query)) return json(200, { ...errors('Only the field books is known here.'), data: null });
    const after = sent.after === null ? null : idIn(sent.after);
    if (after === undefined) return json(200, { ...errors('The cursor is not one that was given out here.'), data: null });
    const { books, hasMore, last } = pageAfter(ask, after, sent.first);
    const pageInfo = { hasNextPage: hasMore, endCursor: last === undefined ? null : tokenFor(last) };
    return json(200, { data: { books: { totalCount: countBooks(ask), nodes: books, pageInfo } } });
  },
};

const errors = (message: string) => ({ errors: [{ message }] });

interface Sent {
  readonly query: string;
  readonly after: string | null;
  readonly first: number;
}

async function readSent(ask: Ask): Promise<Sent | null> {
  const body = await ask.body();
  if (!body.ok) return null;
  try {
    const { query: text, variables } = JSON.parse(body.value.toString('utf8')) as { query?: unknown; variables?: object };
    const given = new Map<string, unknown>(Object.entries(variables ?? {}));
    // A query calls its variables as it likes: `after: $seen`.
    const name = /\bafter\s*:\s*\$(\w+)/.exec(String(text))?.[1] ?? 'after';
    const [after, first] = [given.get(name) ?? null, given.get('first')];
    const size = wholeNumber(String(first), { fallback: usualSize, min: 1, max: largestSize });
    const isRead = typeof text === 'string' && (after === null || typeof after === 'string');
    return isRead ? { query: text, after, first: size } : null;
  } catch {
    return null;
  }
}
