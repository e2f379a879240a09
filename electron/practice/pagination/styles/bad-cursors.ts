import { json } from '../../frame/answer.ts';
import type { Ask } from '../../frame/ask.ts';
import type { Condition } from '../../world/rows.ts';
import { asBook, conditions, hereWith, sizeFrom } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

interface Mistake {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** The column or expression that is sorted by, and that the cursor holds. */
  readonly by: string;
  /** How the position is written into the cursor. */
  write(value: number | string): string;
  read(text: string): number | string;
}

const mistakes: readonly Mistake[] = [
  {
    name: 'cursor-ties',
    summary: 'A cursor over values that are equal',
    description:
      'Wrong on purpose: the cursor holds a format, and many books share one. "After this format" leaves out every other book of the same format that did not fit on the page. Add a unique column, such as the id, to the order.',
    by: 'format',
    write: String,
    read: String,
  },
  {
    name: 'cursor-nulls',
    summary: 'A cursor over values that may be missing',
    description:
      'Wrong on purpose: the cursor holds a date, and some books have none. Nothing compares with null, so books without a date are never reached. Order by something that is always there.',
    by: 'published',
    write: String,
    read: String,
  },
  {
    name: 'cursor-floats',
    summary: 'A cursor over floating-point numbers',
    description:
      'Wrong on purpose: the cursor holds a ratio written with three digits. Read back, it is another number than the one in the row, so a row at the edge of a page comes again or not at all. Order by whole numbers, text or times.',
    by: '(price / 7.0 / id)',
    write: (value) => Number(value).toFixed(3),
    read: Number,
  },
];

/** Cursors that lose rows, each for a reason of its own. */
export const badCursors: readonly PagingStyle[] = mistakes.map((mistake) => ({
  name: mistake.name,
  summary: mistake.summary,
  description: mistake.description,
  examples: [{ says: 'follow next to the end and count: some of the 240 are missing, or come twice' }],
  answer: (ask: Ask) => wrongPage(ask, mistake),
}));

function wrongPage(
  ask: Ask,
  {
    by,
    write,
    read,
  }: Pick<Mistake, 'by'> & { write: (value: number | string) => string; read: (text: string) => number | string },
) {
  const size = sizeFrom(ask, 'page_size');
  const text = ask.query.get('cursor');
  const beyond: Condition[] =
    text === null ? [] : [{ sql: `${by} > ?`, values: [read(Buffer.from(text, 'base64url').toString())] }];
  const rows = ask.world.rows.select('shelf', {
    where: [...conditions(ask), ...beyond, { sql: `${by} is not null`, values: [] }],
    order: [by],
    limit: size,
  });
  const last = rows.at(-1);
  const position = last && ask.world.rows.value('shelf', by, last.id);
  const next =
    rows.length === size && position != null
      ? hereWith(ask, { cursor: Buffer.from(write(position)).toString('base64url') })
      : null;
  return json(200, { next, results: rows.map(asBook) });
}
