import { json, withHeaders, type HeaderPair } from '../../frame/answer.ts';
import type { Ask } from '../../frame/ask.ts';
import { refuse } from '../../frame/refuse.ts';
import {
  booksAfter,
  booksAt,
  booksBefore,
  countBooks,
  hereWith,
  numberedPage,
  type PagedBook,
  type PageNumbers,
  wholeNumber,
} from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

/** The ways on as RFC 8288 links, the list bare in the body. */
export const linkHeader: PagingStyle = {
  name: 'link-header',
  summary: 'Links in a header',
  description:
    'The body is a bare list; Link holds first, prev, next and last (RFC 8288), and X-Total-Count the number of all. GitHub and GitLab do it so.',
  examples: [
    { says: 'no prev' },
    { query: '?page=2', says: 'all four' },
    { query: '?page=12', says: 'no next' },
    { query: '?page=99', says: 'past the end: only ways back' },
  ],
  answer(ask) {
    const page = numberedPage(ask, { page: 'page', size: 'page_size' });
    return withHeaders(json(200, page.books), [
      ['Link', linksOf(ask, page)],
      ['X-Total-Count', String(page.count)],
    ]);
  },
};

function linksOf(ask: Ask, { previous, next, pages }: PageNumbers): string {
  const links: [string, number | null][] = [
    ['first', 1],
    ['prev', previous],
    ['next', next],
    ['last', pages],
  ];
  return links.flatMap(([rel, page]) => (page === null ? [] : [`<${hereWith(ask, { page })}>; rel="${rel}"`])).join(', ');
}

/** A number in a header and nothing else. */
export const totalCountHeader: PagingStyle = {
  name: 'total-count-header',
  summary: 'A count in a header, and no links',
  description:
    'The body is a bare list and X-Total-Count says how many there are in all. The client has to know ?_page= and ?_limit= and to work out the rest. json-server does it so.',
  examples: [
    { says: 'the first page' },
    { query: '?_page=3&_limit=50', says: 'the third of fifty' },
    { query: '?_page=99', says: 'past the end, an empty list' },
  ],
  answer(ask) {
    const page = numberedPage(ask, { page: '_page', size: '_limit' });
    return withHeaders(json(200, page.books), [
      ['X-Total-Count', String(page.count)],
      ['Access-Control-Expose-Headers', 'X-Total-Count'],
    ]);
  },
};

/** Pages as ranges of items, with the machinery HTTP has for ranges of bytes. */
export const contentRange: PagingStyle = {
  name: 'content-range',
  summary: 'Ranges of items',
  description:
    'Ask with Range: items=0-19 and get 206 with Content-Range: items 0-19/240. A whole list that fits is 200, past the end is 416. PostgREST does it so.',
  examples: [
    { says: 'the first twenty, as 206, since there are more', expect: 206 },
    { headers: { Range: 'items=220-239' }, says: 'the last twenty', expect: 206 },
    { headers: { Range: 'items=240-259' }, says: 'past the end', expect: 416 },
    { query: '?search=xyzzy', says: 'nothing found, and that is all of it' },
  ],
  answer(ask) {
    const unit: HeaderPair = ['Accept-Ranges', 'items'];
    const count = countBooks(ask);
    const [, first = '0', last = ''] = /^items=(\d{1,9})-(\d{0,9})$/.exec(ask.headers.range ?? '') ?? [];
    const from = Number(first);
    if (from > 0 && from >= count) {
      return refuse(ask, {
        status: 416,
        detail: `There are ${count} items.`,
        headers: [['Content-Range', `items */${count}`], unit],
      });
    }
    const wanted = last === '' ? 20 : Number(last) - from + 1;
    const { books } = booksAt(ask, from, Math.max(1, Math.min(wanted, 100)));
    const range = books.length === 0 ? `items */${count}` : `items ${from}-${from + books.length - 1}/${count}`;
    return json(books.length < count ? 206 : 200, books, [['Content-Range', range], unit]);
  },
};

const rangeOfIds = /^id\s+(?:(\]|\[)(\d{1,15}))?\.\.\s*(?:;.*)?$/;

/** Pages as ranges of ids: the server says which range to ask for next. */
export const nextRange: PagingStyle = {
  name: 'next-range',
  summary: 'Ranges of ids, the next one given',
  description:
    'Ask with Range: id ..; max=20,order=desc and get 206 with Next-Range and Prev-Range: what they say is the Range to ask with. The last answer is 200. Heroku does it so.',
  examples: [
    { says: 'the first twenty, as 206, since there are more', expect: 206 },
    { headers: { Range: 'id ]221..; max=20,order=desc' }, says: 'those after 221', expect: 206 },
    { headers: { Range: 'id ]21..; max=20,order=desc' }, says: 'the last twenty: no Next-Range' },
    { headers: { Range: 'name ..' }, says: 'a property that lists have no order by', expect: 400 },
  ],
  answer(ask) {
    const asked = ask.headers.range ?? 'id ..';
    const match = rangeOfIds.exec(asked);
    if (match === null) return refuse(ask, { status: 400, detail: 'Lists are ordered by id, and by nothing else.' });
    const size = Math.max(1, Math.min(Number(/max=(\d{1,4})/.exec(asked)?.[1] ?? 20), 1_000));
    const after = match[2] === undefined ? null : Number(match[2]) + (match[1] === '[' ? 1 : 0);
    const found = booksAfter(ask, after, size + 1);
    const books = found.slice(0, size);
    const headers = rangesAround(ask, { books, size, hasMore: found.length > size });
    return json(found.length > size ? 206 : 200, books, [['Accept-Ranges', 'id'], ...headers]);
  },
};

interface Around {
  readonly books: readonly PagedBook[];
  readonly size: number;
  readonly hasMore: boolean;
}

function rangesAround(ask: Ask, { books, size, hasMore }: Around): HeaderPair[] {
  const [first, last] = [books[0], books.at(-1)];
  if (first === undefined || last === undefined) return [];
  const options = `; max=${size},order=desc`;
  const before = booksBefore(ask, first.id, size);
  return [
    ['Content-Range', `id ${first.id}..${last.id}${options}`],
    ...(hasMore ? ([['Next-Range', `id ]${last.id}..${options}`]] as const) : []),
    ...(before.length > 0 ? ([['Prev-Range', `id [${before.at(-1)?.id}..${options}`]] as const) : []),
  ];
}

/** A token in the head, both ways. */
export const continuationHeader: PagingStyle = {
  name: 'continuation-header',
  summary: 'A token in a header',
  description:
    'x-ms-continuation of an answer goes back as x-ms-continuation of the next request, while there is more. x-ms-max-item-count chooses the size. Cosmos DB does it so.',
  examples: [
    { says: 'the first page' },
    { headers: { 'x-ms-continuation': 'MjIx' }, says: 'the next' },
    { headers: { 'x-ms-continuation': 'MQ' }, says: 'past the end' },
    { headers: { 'x-ms-continuation': '..' }, expect: 400, says: 'not a token of ours' },
  ],
  answer(ask) {
    const token = ask.headers['x-ms-continuation'];
    const after = typeof token === 'string' ? Buffer.from(token, 'base64url').toString('latin1') : null;
    if (after !== null && !/^\d{1,15}$/.test(after)) return refuse(ask, { status: 400, detail: 'Invalid Continuation Token' });
    const size = wholeNumber(String(ask.headers['x-ms-max-item-count'] ?? ''), { fallback: 20, min: 1, max: 100 });
    const found = booksAfter(ask, after === null ? null : Number(after), size + 1);
    const books = found.slice(0, size);
    const last = found.length > size ? books.at(-1) : undefined;
    const next: HeaderPair[] = last ? [['x-ms-continuation', Buffer.from(String(last.id)).toString('base64url')]] : [];
    return json(200, { Documents: books, _count: books.length }, next);
  },
};
