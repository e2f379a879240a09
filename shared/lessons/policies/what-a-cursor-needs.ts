import type { Lesson, LessonGround, SeenExchange } from '../lesson';
import { rowsAt, statusOf, textAt, valueAt } from '../seen';
import { get, list, note, paragraph, step } from '../writing';

const at = (variant: string) => `/pagination/cursor-${variant}/`;
const isOf =
  (variant: string) =>
  ({ exchange }: SeenExchange) =>
    exchange.url.includes(at(variant));

const next =
  (variant: string) =>
  ({ seen }: LessonGround) => {
    const url = seen
      .filter(isOf(variant))
      .map((each) => textAt(each, 'next'))
      .findLast((each) => each !== '');
    if (url === undefined) return { notYet: 'Ask for the first page.' };
    const { pathname, search } = new URL(url);
    return get(pathname + search);
  };

/** How many of the 240 books came over all pages that were read, and whether the end was reached. */
function tally(
  seen: readonly SeenExchange[],
  variant: string,
): { rows: number; different: number; isOver: boolean; pages: number } {
  const pages = seen.filter(isOf(variant)).filter((each) => statusOf(each) === 200);
  const ids = pages.flatMap((each) => rowsAt(each, 'results').map((row) => String(valueAt(row, 'id'))));
  const last = pages.at(-1);
  return {
    rows: ids.length,
    different: new Set(ids).size,
    isOver: last !== undefined && textAt(last, 'next') === '',
    pages: pages.length,
  };
}

const steps = (variant: string, label: string, says: string, pages: number) => [
  step(`${variant}-1`, label, says, get(at(variant))),
  ...Array.from({ length: pages - 1 }, (_, index) =>
    step(`${variant}-${index + 2}`, `Page ${index + 2}`, 'Go on to the end, and count.', next(variant)),
  ),
];

export const whatACursorNeeds: Lesson = {
  id: 'what-a-cursor-needs',
  track: 'policies',
  title: 'What a cursor needs: an order without ties, gaps and rounding',
  minutes: 7,
  text: [
    paragraph(
      '“After this row” makes sense only in an order in which every row has one place. Django REST framework orders by `created` unless it is told otherwise. The field should be:',
    ),
    list(
      'stable: it does not change while somebody pages;',
      'unique, or nearly: of books with the same format, those beyond the edge of a page are left out;',
      'never null: nothing comes after nothing, so books without a date are never reached;',
      'indexed, or every page costs a walk through all of it.',
    ),
    paragraph('Here are lists that break one rule each. Follow `next` to the end and count: 240 books there are.'),
    note(
      'A cursor may order by any number',
      'By any number that is written down exactly. A float is rounded on its way into the cursor, comes back as another number, and the row at the edge is skipped or comes twice. Take a decimal, an integer, a time.',
      'DRF documentation, CursorPagination',
    ),
  ],
  steps: [
    ...steps('ties', 'Read the list that is ordered by format', 'Many books share a format.', 5),
    ...steps('nulls', 'Read the one that is ordered by date', 'Some books have none.', 3),
    ...steps('floats', 'Read the one that is ordered by a ratio', 'Three digits of a long number.', 3),
  ],
  scene: 'cursor-or-page',
  probes: [
    {
      id: 'ties',
      claim: 'With ties, the list was over before all books had come',
      check: (seen) => {
        const { different, isOver, pages } = tally(seen, 'ties');
        if (pages === 0) return `Read ${at('ties')} first.`;
        if (!isOver) return `${different} books so far, and there is a next: go on to the end.`;
        return different < 240 ? null : 'All of them came.';
      },
    },
    {
      id: 'two-kinds',
      claim: 'You have read on in a list with nulls and in one with floats',
      check: (seen) => {
        const missing = ['nulls', 'floats'].filter((variant) => tally(seen, variant).pages < 2);
        return missing.length === 0 ? null : `Turn a page in the list with ${missing.join(' and in the one with ')}.`;
      },
    },
  ],
  slip: {
    says: 'Looking at the first page only. It is right in every one of them; the fault is at the edge.',
    asks: [get(at('ties')), get(at('nulls')), get(at('floats'))],
  },
  takeaway: 'Order a cursor by something stable, unique, never null, indexed and exact; add the id and it is.',
};
