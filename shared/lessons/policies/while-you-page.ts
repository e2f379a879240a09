import type { Lesson, LessonGround, SeenExchange } from '../lesson';
import { wantsInOrder } from '../probing';
import { rowsAt, textAt, valueAt } from '../seen';
import { get, list, paragraph, step } from '../writing';

const number = '/pagination/page-number/';
const cursor = '/pagination/cursor/';
const insert = { method: 'POST', path: '/pagination/insert?count=3' };

const idsOf = (seen: SeenExchange | undefined): unknown[] =>
  seen ? rowsAt(seen, 'results').map((row) => valueAt(row, 'id')) : [];
const isOf =
  (kind: string) =>
  ({ exchange }: SeenExchange) =>
    exchange.url.includes(`/pagination/${kind}/`);

const next =
  (kind: string) =>
  ({ seen }: LessonGround) => {
    const url = seen
      .filter(isOf(kind))
      .map((each) => textAt(each, 'next'))
      .findLast((each) => each !== '');
    if (url === undefined) return { notYet: 'Ask for the first page.' };
    const { pathname, search } = new URL(url);
    return get(pathname + search);
  };

export const whileYouPage: Lesson = {
  id: 'while-you-page',
  track: 'policies',
  title: 'Rows that arrive while you turn the page',
  minutes: 6,
  text: [
    paragraph(
      'Read page one. Three books are added at the front. Read page two: the last three of page one are there again, pushed over the edge. Had three been removed, you would have missed three instead.',
    ),
    paragraph(
      'A [[cursor]] counts nothing. It says “after this row”, so whatever happens in front of it does not matter. The price: no total, no jump to page seven. You go forwards and back, and that is what `next` and `previous` are for.',
    ),
    list(
      'Numbers: to jump about in, and for lists that stand still.',
      'Cursors: for long lists, for lists that grow, for fetching everything.',
    ),
  ],
  steps: [
    step('number-1', 'Read page one by number', 'Remember the last ids.', get(number)),
    step('insert-1', 'Let three books arrive', 'At the front of every list here.', insert),
    step('number-2', 'Read page two', 'Three of them you know already.', next('page-number')),
    step('cursor-1', 'Read the first page by cursor', 'No count; `next` has an opaque text in it.', get(cursor)),
    step('insert-2', 'Let three more arrive', 'Again at the front.', insert),
    step('cursor-2', 'Go on', 'Nothing twice, nothing missed.', next('cursor')),
  ],
  scene: 'cursor-or-page',
  probes: [
    {
      id: 'twice',
      claim: 'By number, rows came twice',
      check: wantsInOrder(
        [
          { method: 'GET', path: number, status: 200 },
          { method: 'POST', path: '/pagination/insert', status: 201 },
          { method: 'GET', path: number, status: 200 },
        ],
        ([one, , two]) => {
          if (!one || !two || textAt(one, 'next') !== two.exchange.url) return 'That was not the next page: follow next.';
          const known = idsOf(one);
          const again = idsOf(two).filter((id) => known.includes(id)).length;
          return again > 0 ? null : 'None came twice: let the books arrive between the two pages.';
        },
      ),
    },
    {
      id: 'stable',
      claim: 'By cursor, none did, and the pages joined',
      check: wantsInOrder(
        [
          { method: 'GET', path: cursor, status: 200 },
          { method: 'POST', path: '/pagination/insert', status: 201 },
          { method: 'GET', path: cursor, status: 200 },
        ],
        ([one, , two]) => {
          const [first, second] = [idsOf(one), idsOf(two)];
          if (second.some((id) => first.includes(id))) return 'Follow next of the first page.';
          return Number(first.at(-1)) - 1 === Number(second[0]) ? null : 'There is a gap between the pages.';
        },
      ),
    },
  ],
  slip: {
    says: 'Asking for the same first page twice and calling it page two; and making up a cursor.',
    asks: [get(number), insert, get(number), get(cursor), insert, get(`${cursor}?cursor=somebody-elses`)],
  },
  takeaway: 'Numbers count from a front that moves; a cursor holds on to a row.',
};
