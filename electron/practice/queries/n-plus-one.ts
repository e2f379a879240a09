import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { json } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';
import type { Rows } from '../world/rows.ts';
import { traced } from '../world/trace.ts';

const ways = ['each', 'join'] as const;
const shelf = { limit: 20 };

interface Line {
  readonly title: unknown;
  readonly author: unknown;
}

/** Two ways to the same answer: the author of every book asked for by itself, or all with one join. */
const readBy: Readonly<Record<(typeof ways)[number], (rows: Rows) => Line[]>> = {
  each: (rows) =>
    rows
      .select('books', shelf)
      .map((book) => ({ title: book['title'], author: rows.find('authors', Number(book['author_id']))?.['name'] })),
  join: (rows) => rows.select('shelf', shelf).map((book) => ({ title: book['title'], author: book['author_name'] })),
};

/** Only the statements that differ from one another, with how often each was run. */
function countAlike(statements: readonly { readonly sql: string }[]): { sql: string; times: number }[] {
  const times = new Map<string, number>();
  for (const { sql } of statements) times.set(sql, (times.get(sql) ?? 0) + 1);
  return [...times].map(([sql, count]) => ({ sql, times: count }));
}

export const nPlusOne: Endpoint = {
  path: '/queries/books/{way}',
  methods: ['GET'],
  group: 'Formats',
  summary: 'One answer, and what it asks of the database',
  description:
    'Twenty books with their authors, and the statements that were run for them. With each the author of every book is looked up by itself, which makes twenty-one statements (the N+1 problem an ORM hides); with join it is one. The books are the same.',
  params: z.object({ way: z.enum(ways) }),
  tryIt: [
    { method: 'GET', path: '/queries/books/each', expect: 200, says: '21 statements' },
    { method: 'GET', path: '/queries/books/join', expect: 200, says: '1 statement, and the same books' },
    { method: 'GET', path: '/queries/books/guess', expect: 404, says: 'no such way' },
  ],
  async handle(ask) {
    const way = ways.find((each) => each === ask.params['way']);
    if (!way) return refuse(ask, { status: 404, detail: `The ways are ${ways.join(' and ')}.` });
    const { result, trace } = await traced(() => readBy[way](ask.world.rows));
    return json(200, { count: trace.statements.length, statements: countAlike(trace.statements), books: result });
  },
};
