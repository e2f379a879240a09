import type { HeaderList } from '../../model/exchange-event';
import type { PageInput } from '../page-input';
import type { StyleName } from './style-words';

/** What is asked of a list: by its address, by a Range, or by a cursor in the body that is sent. */
export interface Asked {
  readonly url: string;
  readonly range: string | null;
  readonly cursor: string | null;
}

/** Some rows of a list, and the list they are of. */
interface Cut {
  readonly asked: Asked;
  readonly rows: readonly { readonly id: number }[];
  /** Rows before these, rows of a page, and rows in all. */
  readonly from: number;
  readonly size: number;
  readonly total: number;
}

interface Answer {
  readonly body: unknown;
  readonly headers?: HeaderList;
}

/** One server for each style: where a page begins is read from what was asked, as the style has it. */
export interface Paginator {
  readonly begins: (asked: Asked, size: number) => number;
  readonly answer: (cut: Cut) => Answer;
  readonly method?: 'POST';
  /** The address of the list. */
  readonly start?: string;
}

export const root = 'http://a.test/rows/';

const param = (url: string, name: string): number | null => {
  const value = new URL(url).searchParams.get(name);
  return value === null || value === '' ? null : Number(value);
};
const byPage =
  (name = 'page', first = 1): Paginator['begins'] =>
  ({ url }, size) =>
    ((param(url, name) ?? first) - first) * size;
const byOffset =
  (name = 'offset'): Paginator['begins'] =>
  ({ url }) =>
    param(url, name) ?? 0;
const after =
  (name: string): Paginator['begins'] =>
  ({ url }) =>
    param(url, name) ?? 0;

/** Addresses of the pages around, by number or by offset; null where there is none. */
function around({ from, size, total, asked }: Cut, name: string, first: 'offset' | 0 | 1) {
  const to = (start: number) => {
    const url = new URL(asked.url);
    url.searchParams.set(name, String(first === 'offset' ? start : start / size + first));
    return url.href;
  };
  return {
    first: to(0),
    previous: from > 0 ? to(Math.max(0, from - size)) : null,
    next: from + size < total ? to(from + size) : null,
    last: to(Math.floor(Math.max(0, total - 1) / size) * size),
  };
}

const without = (links: Record<string, string | null>) => Object.entries(links).filter(([, url]) => url !== null);
const linkList = (links: Record<string, string | null>, frame: (rel: string, url: string) => object) =>
  without(links).map(([rel, url]) => frame(rel, url ?? ''));
const lastOf = ({ from, rows, total }: Cut): string | null => (from + rows.length < total ? String(from + rows.length) : null);

const given = (
  name: string,
  first: 'offset' | 0 | 1,
  body: (turns: ReturnType<typeof around>, cut: Cut) => Answer,
): Paginator => ({
  begins: first === 'offset' ? byOffset(name) : byPage(name, first),
  answer: (cut) => body(around(cut, name, first), cut),
});

/** Every style, served over any list in pages of any size. */
export const paginators: Readonly<Record<StyleName, Paginator>> = {
  'link-header': given('page', 1, ({ previous: prev, ...turns }, { rows }) => ({
    body: rows,
    headers: [
      [
        'Link',
        without({ ...turns, prev })
          .map(([rel, url]) => `<${url}>; rel="${rel}"`)
          .join(', '),
      ],
    ],
  })),
  'drf-page-number': given('page', 1, ({ next, previous }, { rows, total }) => ({
    body: { count: total, next, previous, results: rows },
  })),
  'drf-limit-offset': {
    begins: byOffset(),
    start: `${root}?limit=0`,
    answer: (cut) => {
      const { next, previous } = around(cut, 'offset', 'offset');
      return { body: { count: cut.total, next, previous, results: cut.rows } };
    },
  },
  'drf-cursor': given('cursor', 'offset', ({ next, previous }, { rows }) => ({ body: { next, previous, results: rows } })),
  'json-api': given('page[number]', 1, ({ first, previous: prev, next, last }, { rows }) => ({
    body: { data: rows.map(({ id }) => ({ type: 'rows', id: String(id), attributes: {} })), links: { first, prev, next, last } },
  })),
  hal: given('page', 0, ({ previous: prev, ...turns }, { rows, size, total, from }) => ({
    body: {
      _links: Object.fromEntries(without({ self: root, ...turns, prev }).map(([rel, href]) => [rel, { href }])),
      _embedded: { rows },
      page: { size, totalElements: total, totalPages: Math.ceil(total / size), number: from / size },
    },
  })),
  siren: given('page', 1, ({ previous: prev, next }, { rows }) => ({
    body: {
      class: ['rows'],
      entities: rows.map((properties) => ({ rel: ['item'], properties })),
      links: linkList({ self: root, prev, next }, (rel, href) => ({ rel: [rel], href })),
    },
  })),
  'collection-json': given('page', 1, ({ previous: prev, next }, { rows }) => ({
    body: {
      collection: {
        version: '1.0',
        href: root,
        items: rows.map(({ id }) => ({ href: `${root}${id}`, data: [{ name: 'id', value: id }] })),
        links: linkList({ prev, next }, (rel, href) => ({ rel, href })),
      },
    },
  })),
  hydra: given('page', 1, (turns, { rows, total }) => ({
    body: { '@id': root, '@type': 'Collection', totalItems: total, member: rows, view: Object.fromEntries(without(turns)) },
  })),
  odata: given('$skip', 'offset', ({ next }, { rows, total }) => ({
    body: {
      '@odata.context': `${root}$metadata#Rows`,
      '@odata.count': total,
      value: rows,
      ...(next !== null && { '@odata.nextLink': next }),
    },
  })),
  fhir: given('page', 1, (turns, { rows, total }) => ({
    body: {
      resourceType: 'Bundle',
      total,
      link: linkList({ self: root, ...turns }, (relation, url) => ({ relation, url })),
      entry: rows.map((resource) => ({ resource })),
    },
  })),
  atom: given('page', 1, ({ next, previous }, { rows }) => ({
    body: `<feed xmlns="http://www.w3.org/2005/Atom">${without({ next, previous })
      .map(([rel, href]) => `<link rel="${rel}" href="${href}"/>`)
      .join('')}${rows.map(({ id }) => `<entry><id>${id}</id></entry>`).join('')}</feed>`,
  })),
  token: { begins: after('pageToken'), answer: (cut) => ({ body: { items: cut.rows, nextPageToken: lastOf(cut) } }) },
  's3-xml': {
    begins: after('continuation-token'),
    answer: (cut) => ({
      body: `<ListBucketResult><IsTruncated>${lastOf(cut) !== null}</IsTruncated><NextContinuationToken>${lastOf(cut) ?? ''}</NextContinuationToken>${cut.rows.map(({ id }) => `<Contents><id>${id}</id></Contents>`).join('')}</ListBucketResult>`,
    }),
  },
  'oai-pmh': {
    begins: after('resumptionToken'),
    start: `${root}?verb=ListRecords&metadataPrefix=oai_dc`,
    answer: (cut) => ({
      body: `<OAI-PMH><ListRecords>${cut.rows.map(({ id }) => `<record><header><identifier>${id}</identifier></header><metadata><dc><id>${id}</id></dc></metadata></record>`).join('')}<resumptionToken completeListSize="${cut.total}" cursor="${cut.from}">${lastOf(cut) ?? ''}</resumptionToken></ListRecords></OAI-PMH>`,
    }),
  },
  'has-more': {
    begins: after('starting_after'),
    answer: (cut) => ({ body: { object: 'list', has_more: lastOf(cut) !== null, data: cut.rows } }),
  },
  graphql: {
    begins: ({ cursor }) => Number(cursor ?? 0),
    method: 'POST',
    answer: (cut) => ({
      body: { data: { rows: { nodes: cut.rows, pageInfo: { hasNextPage: lastOf(cut) !== null, endCursor: lastOf(cut) } } } },
    }),
  },
  laravel: given('page', 1, ({ next, previous }, { rows, size, total, from }) => ({
    body: {
      current_page: from / size + 1,
      data: rows,
      next_page_url: next,
      prev_page_url: previous,
      per_page: size,
      last_page: Math.max(1, Math.ceil(total / size)),
      total,
    },
  })),
  'page-in-body': given('page', 1, (_turns, { rows, size, total, from }) => ({
    body: { page: from / size + 1, total_pages: Math.max(1, Math.ceil(total / size)), per_page: size, total, items: rows },
  })),
  'total-in-header': {
    begins: byPage(),
    start: `${root}?page=1`,
    answer: ({ rows, total, size }) => ({
      body: rows,
      headers: [
        ['X-Total', String(total)],
        ['X-Per-Page', String(size)],
      ],
    }),
  },
  'content-range': {
    begins: ({ range }) => Number(/(\d+)-/.exec(range ?? '')?.[1] ?? 0),
    answer: ({ rows, from, total }) => ({
      body: rows,
      headers: [['Content-Range', rows.length === 0 ? `items */${total}` : `items ${from}-${from + rows.length - 1}/${total}`]],
    }),
  },
  'next-range': {
    begins: ({ range }) => Number(/\](\d+)\.\./.exec(range ?? '')?.[1] ?? 0),
    answer: (cut) => {
      const range = (from: number) => `id ${from > 0 ? `]${from}` : ''}..; max=${cut.size}`;
      return {
        body: cut.rows,
        headers: [
          ...(lastOf(cut) === null ? [] : [['Next-Range', range(cut.from + cut.size)] as const]),
          ...(cut.from > 0 ? [['Prev-Range', range(cut.from - cut.size)] as const] : []),
        ].map(([name, value]): [string, string] => [name, value]),
      };
    },
  },
  'continuation-header': {
    begins: ({ range }) => Number(range ?? 0),
    answer: (cut) => {
      const token = lastOf(cut);
      return { body: { Documents: cut.rows }, headers: token === null ? [] : [['x-ms-continuation', token]] };
    },
  },
  'page-param': { begins: byPage(), start: `${root}?page=1`, answer: ({ rows }) => ({ body: rows }) },
  'offset-param': { begins: byOffset('skip'), start: `${root}?skip=0&take=0`, answer: ({ rows }) => ({ body: rows }) },
  keyset: { begins: after('since_id'), start: `${root}?since_id=0`, answer: ({ rows }) => ({ body: rows }) },
  'body-cursor': {
    begins: ({ cursor }) => Number(cursor ?? 0),
    method: 'POST',
    answer: (cut) => ({ body: { items: cut.rows, next_cursor: lastOf(cut) } }),
  },
  'nested-links': given('page', 1, ({ next, previous }, { rows, total }) => ({
    body: { links: { next, previous }, total, items: rows },
  })),
};

/** What a server answers with so many rows in all, in pages of a size. Rows are numbered from 1. */
export function serve(paginator: Paginator, asked: Asked, [total, size]: [number, number]): PageInput {
  const { begins, answer, method = 'GET' } = paginator;
  const from = Math.max(0, begins(asked, size));
  const rows = Array.from({ length: Math.max(0, Math.min(size, total - from)) }, (_, at) => ({ id: from + at + 1 }));
  const { body, headers = [] } = answer({ asked, rows, from, size, total });
  return {
    method,
    url: asked.url,
    status: 200,
    headers,
    requestHeaders: asked.range === null ? [] : [['Range', asked.range]],
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}
