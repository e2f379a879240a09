import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNumber, member, type JsonArray } from '../json-value';
import type { Paging } from '../page';
import { readList } from '../read-page';
import { styleNames } from './registry';
import { turnOf, type Turn, type TurnName } from './turns';
import { paginators, root, serve, type Asked } from './walks.test-support';

/** A page as it is read: which rows it holds and how it is turned. */
interface Page {
  readonly ids: readonly number[];
  readonly paging: Paging | null;
  readonly asked: Asked;
}

const idOf = (row: JsonArray[number]): number => {
  const id = member(row, 'id');
  return Number(isNumber(id) ? id.number : id);
};

function ask(style: (typeof styleNames)[number], asked: Asked, list: [number, number]): Page {
  const read = readList(serve(paginators[style], asked, list));
  return { ids: read?.rows.map(idOf) ?? [], paging: read?.paging ?? null, asked };
}

/** What a turn asks for. */
function asking({ asked }: Page, turn: Turn): Asked {
  if ('url' in turn) return { url: turn.url, range: null, cursor: null };
  const { request } = turn;
  if (request.kind === 'header') return { ...asked, range: request.value };
  return { ...asked, cursor: typeof request.value === 'string' ? request.value : null };
}

const turnTo = (page: Page, name: TurnName): Turn | null => page.paging && turnOf(page.paging, name);

/** Some styles put the size of a page into the address. */
const startOf = (style: (typeof styleNames)[number], size: number): Asked => ({
  url: (paginators[style].start ?? root).replace(/(limit|take)=0/, `$1=${size}`),
  range: null,
  cursor: null,
});

const total = fc.integer({ min: 1, max: 60 });
const size = fc.integer({ min: 1, max: 9 });
/** More pages than any list here has. */
const tooMany = 70;

describe.each(styleNames)('a list of any length in pages of any size, as %s', (style) => {
  const walk = (list: [number, number]): Page[] => {
    const pages = [ask(style, startOf(style, list[1]), list)];
    for (let page = pages[0]; page && pages.length < tooMany; page = pages.at(-1)) {
      const next = page.ids.length === 0 ? null : turnTo(page, 'next');
      if (next === null) break;
      pages.push(ask(style, asking(page, next), list));
    }
    return pages;
  };

  test('is read to its end, each row once and in its place', () => {
    fc.assert(
      fc.property(total, size, (rows, perPage) => {
        const pages = walk([rows, perPage]);
        expect(pages.flatMap(({ ids }) => ids)).toEqual(Array.from({ length: rows }, (_, at) => at + 1));
        if (rows > perPage) expect(pages[0]?.paging?.style).toBe(style);
        expect(pages.length).toBeLessThanOrEqual(Math.ceil(rows / perPage) + 1);
      }),
    );
  });

  test('comes back by previous to the page that next was pressed on, and by first to the first', () => {
    fc.assert(
      fc.property(total, size, (rows, perPage) => {
        const pages = walk([rows, perPage]);
        for (const [at, page] of pages.entries()) {
          const back = turnTo(page, 'previous');
          const again = back && ask(style, asking(page, back), [rows, perPage]);
          if (again && page.ids.length > 0) expect(again.ids).toEqual(pages[at - 1]?.ids ?? []);
          const first = at > 0 && page.ids.length > 0 ? turnTo(page, 'first') : null;
          if (first) expect(ask(style, asking(page, first), [rows, perPage]).ids).toEqual(pages[0]?.ids);
          const last = turnTo(page, 'last');
          if (last) expect(ask(style, asking(page, last), [rows, perPage]).ids.at(-1)).toBe(rows);
        }
      }),
    );
  });
});

test('all styles that can go back do', () => {
  const oneWay = ['odata', 'token', 's3-xml', 'oai-pmh', 'has-more', 'graphql', 'keyset', 'body-cursor', 'continuation-header'];
  const goesBack = styleNames.filter((style) => {
    const first = ask(style, startOf(style, 2), [6, 2]);
    const next = turnTo(first, 'next');
    return next !== null && turnTo(ask(style, asking(first, next), [6, 2]), 'previous') !== null;
  });
  expect(goesBack).toEqual(styleNames.filter((style) => !oneWay.includes(style)));
});
