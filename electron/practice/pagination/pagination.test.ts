import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { send, type RawAnswer } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

type Body = Record<string, unknown>;
interface Step {
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}
interface Reader {
  readonly first?: Partial<Step>;
  ids(answer: RawAnswer): number[];
  next(answer: RawAnswer, step: Step): Step | null;
}

const bodyOf = (answer: RawAnswer) => JSON.parse(answer.text) as Body;
const idsUnder = (pick: (body: Body) => unknown) => (answer: RawAnswer) =>
  (pick(bodyOf(answer)) as { id: number | string }[]).map(({ id }) => Number(id));
const pathOf = (address: unknown): Step | null =>
  typeof address === 'string' ? { path: address.replace(/^http:\/\/[^/]+/, '') } : null;
const follow = (pick: (body: Body) => unknown) => (answer: RawAnswer) => pathOf(pick(bodyOf(answer)));
const results = idsUnder((body) => body['results']);
const deep =
  (...path: string[]) =>
  (body: unknown): unknown =>
    path.reduce<unknown>((value, name) => (value as Body | undefined)?.[name], body);

const bareIds = (answer: RawAnswer) => (JSON.parse(answer.text) as { id: number }[]).map(({ id }) => id);
const numberIn = (path: string, usual: number) => Number(/=(\d+)$/.exec(path)?.[1] ?? usual);
const whileRows = (answer: RawAnswer, address: string, number: number | undefined): Step | null =>
  bareIds(answer).length > 0 ? { path: `${address}${number}` } : null;

/** What a client has to know of each style to read it to the end. */
const readers: Record<string, Reader> = {
  'page-number': { ids: results, next: follow(deep('next')) },
  'limit-offset': { ids: results, next: follow(deep('next')) },
  cursor: { ids: results, next: follow(deep('next')) },
  'nested-links': { ids: results, next: follow(deep('links', 'next')) },
  keyset: { ids: results, next: follow(deep('next')) },
  laravel: { ids: idsUnder(deep('data')), next: follow(deep('links', 'next')) },
  'json-api': { ids: idsUnder(deep('data')), next: follow(deep('links', 'next')) },
  hal: { ids: idsUnder(deep('_embedded', 'books')), next: follow(deep('_links', 'next', 'href')) },
  hydra: { ids: idsUnder(deep('hydra:member')), next: follow(deep('hydra:view', 'hydra:next')) },
  odata: { ids: idsUnder(deep('value')), next: follow(deep('@odata.nextLink')) },
  siren: {
    ids: (answer) => (bodyOf(answer)['entities'] as { properties: { id: number } }[]).map(({ properties }) => properties.id),
    next: follow((body) => (body['links'] as { rel: string[]; href: string }[]).find(({ rel }) => rel.includes('next'))?.href),
  },
  'collection-json': {
    ids: (answer) =>
      (deep('collection', 'items')(bodyOf(answer)) as { data: { value: number }[] }[]).map(({ data }) => Number(data[0]?.value)),
    next: follow(
      (body) => (deep('collection', 'links')(body) as { rel: string; href: string }[]).find(({ rel }) => rel === 'next')?.href,
    ),
  },
  fhir: {
    ids: (answer) => (bodyOf(answer)['entry'] as { resource: { id: string } }[]).map(({ resource }) => Number(resource.id)),
    next: follow(
      (body) => (body['link'] as { relation: string; url: string }[]).find(({ relation }) => relation === 'next')?.url,
    ),
  },
  'link-header': {
    ids: (answer) => (JSON.parse(answer.text) as { id: number }[]).map(({ id }) => id),
    next: (answer) => pathOf(/<([^>]+)>; rel="next"/.exec(String(answer.headers.link))?.[1]),
  },
  'total-count-header': {
    ids: (answer) => (JSON.parse(answer.text) as { id: number }[]).map(({ id }) => id),
    next: (answer, step) => {
      const page = Number(/_page=(\d+)/.exec(step.path)?.[1] ?? 1);
      return page * 20 < Number(answer.headers['x-total-count'])
        ? { path: `/pagination/total-count-header/?_page=${page + 1}` }
        : null;
    },
  },
  'content-range': {
    ids: (answer) => (JSON.parse(answer.text) as { id: number }[]).map(({ id }) => id),
    next: (answer, step) => {
      const [, last, count] = /-(\d+)\/(\d+)$/.exec(String(answer.headers['content-range'])) ?? [];
      const from = Number(last) + 1;
      return from < Number(count) ? { ...step, headers: { Range: `items=${from}-${from + 19}` } } : null;
    },
  },
  'page-in-body': {
    ids: idsUnder(deep('items')),
    next: (answer) => {
      const { page, pages } = bodyOf(answer) as { page: number; pages: number };
      return page < pages ? { path: `/pagination/page-in-body/?page=${page + 1}` } : null;
    },
  },
  token: {
    ids: idsUnder(deep('books')),
    next: (answer) => {
      const token = bodyOf(answer)['nextPageToken'] as string | undefined;
      return token === undefined ? null : { path: `/pagination/token/?pageToken=${token}` };
    },
  },
  'has-more': {
    ids: idsUnder(deep('data')),
    next: (answer) => {
      const { has_more, data } = bodyOf(answer) as unknown as { has_more: boolean; data: { id: number }[] };
      return has_more ? { path: `/pagination/has-more/?starting_after=${data.at(-1)?.id}` } : null;
    },
  },
  'post-cursor': {
    first: { body: '{}', headers: { 'Content-Type': 'application/json' } },
    ids: idsUnder(deep('books')),
    next: (answer, step) => {
      const cursor = bodyOf(answer)['next_cursor'];
      return cursor === null ? null : { ...step, body: JSON.stringify({ cursor }) };
    },
  },
  atom: {
    ids: (answer) => Array.from(answer.text.matchAll(/urn:practice:book:(\d+)/g), (match) => Number(match[1])),
    next: (answer) => pathOf(/<link rel="next" href="([^"]+)"/.exec(answer.text)?.[1]?.replaceAll('&amp;', '&')),
  },
  's3-xml': {
    ids: (answer) => Array.from(answer.text.matchAll(/<Key>books\/(\d+)/g), (match) => Number(match[1])),
    next: (answer) => {
      const token = /<NextContinuationToken>(.+?)</.exec(answer.text)?.[1];
      return token === undefined ? null : { path: `/pagination/s3-xml/?continuation-token=${token}` };
    },
  },
  'next-range': {
    ids: bareIds,
    next: (answer, step) => {
      const range = answer.headers['next-range'];
      return typeof range === 'string' ? { ...step, headers: { Range: range } } : null;
    },
  },
  'continuation-header': {
    ids: idsUnder(deep('Documents')),
    next: (answer, step) => {
      const token = answer.headers['x-ms-continuation'];
      return typeof token === 'string' ? { ...step, headers: { 'x-ms-continuation': token } } : null;
    },
  },
  'oai-pmh': {
    first: { path: '/pagination/oai-pmh/?verb=ListRecords&metadataPrefix=oai_dc' },
    ids: (answer) => Array.from(answer.text.matchAll(/<identifier>oai:practice:(\d+)/g), (match) => Number(match[1])),
    next: (answer) => {
      const token = /<resumptionToken[^>]*>(\d+)</.exec(answer.text)?.[1];
      return token === undefined ? null : { path: `/pagination/oai-pmh/?verb=ListRecords&resumptionToken=${token}` };
    },
  },
  graphql: {
    first: { body: '{"query":"{ books { id } }"}', headers: { 'Content-Type': 'application/json' } },
    ids: idsUnder(deep('data', 'books', 'nodes')),
    next: (answer, step) => {
      const { hasNextPage, endCursor: after } = deep('data', 'books', 'pageInfo')(bodyOf(answer)) as Body;
      return hasNextPage ? { ...step, body: JSON.stringify({ query: '{ books { id } }', variables: { after } }) } : null;
    },
  },
  'plain-page': {
    ids: bareIds,
    next: (answer, { path }) => whileRows(answer, '/pagination/plain-page/?page=', numberIn(path, 1) + 1),
  },
  'skip-take': {
    ids: bareIds,
    next: (answer, { path }) => whileRows(answer, '/pagination/skip-take/?take=20&skip=', numberIn(path, 0) + 20),
  },
  'max-id': { ids: bareIds, next: (answer) => whileRows(answer, '/pagination/max-id/?max_id=', bareIds(answer).at(-1)) },
  none: { ids: (answer) => (JSON.parse(answer.text) as { id: number }[]).map(({ id }) => id), next: () => null },
};

/** Reads a style to its end, doing something between the pages. */
async function readAll(name: string, between: (page: number) => Promise<unknown> = async () => {}): Promise<number[]> {
  const reader = readers[name] ?? { ids: results, next: follow(deep('next')) };
  const ids: number[] = [];
  let step: Step | null = { path: `/pagination/${name}/`, ...reader.first };
  for (let page = 1; step && page < 60; page += 1) {
    const { path, headers = {}, body } = step as Step;
    const answer: RawAnswer = await send(practice, path, { headers, ...(body !== undefined && { method: 'POST', body }) });
    ids.push(...reader.ids(answer));
    step = reader.next(answer, step);
    if (step) await between(page);
  }
  return ids;
}

const all = Array.from({ length: 240 }, (_, at) => 240 - at);
const insert = (count: number) => send(practice, `/pagination/insert?count=${count}`, { method: 'POST' });
const removeNewest = (count: number) => send(practice, `/pagination/insert?count=${count}`, { method: 'DELETE' });

test.each(Object.keys(readers))('%s, followed to its end, gives every book once', async (name) => {
  expect(await readAll(name)).toEqual(all);
});

test.each(Object.keys(readers))('%s has an empty page', async (name) => {
  const reader = readers[name];
  const answer = await send(practice, `/pagination/${name}/?search=xyzzy`, {
    headers: reader?.first?.headers ?? {},
    ...(reader?.first?.body && { method: 'POST', body: reader.first.body }),
  });
  expect([answer.status, reader?.ids(answer), reader?.next(answer, { path: `/pagination/${name}/` })]).toEqual([200, [], null]);
});

/** What asks each style for what lies past its end; the others have no way to ask for it. */
const pastTheEnd: Readonly<Record<string, string>> = {
  'limit-offset': '?offset=9999',
  cursor: `?cursor=${encodeURIComponent(Buffer.from('p=0').toString('base64'))}`,
  'link-header': '?page=99',
  'nested-links': '?page=99',
  'json-api': '?page[number]=99',
  hal: '?page=99',
  siren: '?page=99',
  hydra: '?page=99',
  'collection-json': '?page=99',
  odata: '?$skip=9999',
  fhir: '?_offset=9999',
  atom: '?page=99',
  'has-more': '?starting_after=1',
  laravel: '?page=99',
  'page-in-body': '?page=99',
  'total-count-header': '?_page=99',
  'plain-page': '?page=99',
  'skip-take': '?skip=9999',
  'max-id': '?max_id=1',
};

test.each(Object.entries(pastTheEnd))('%s past its end is empty, and leads no further', async (name, query) => {
  const path = `/pagination/${name}/${query}`;
  const answer = await send(practice, path);
  expect([answer.status, readers[name]?.ids(answer), readers[name]?.next(answer, { path })]).toEqual([200, [], null]);
});

test('past the end, numbered pages of DRF are 404 and ranges of items 416', async () => {
  const page = await send(practice, '/pagination/page-number/?page=99');
  const items = await send(practice, '/pagination/content-range/', { headers: { Range: 'items=9999-10018' } });
  expect([page.status, items.status, items.headers['content-range']]).toEqual([404, 416, 'items */240']);
});

test('a place in the list that was given to nobody is refused', async () => {
  const token = await send(practice, '/pagination/token/?pageToken=guess');
  const cursor = await send(practice, '/pagination/cursor/?cursor=guess');
  expect([token.status, cursor.status]).toEqual([400, 404]);
});

describe('when books come and go meanwhile', () => {
  test.each(['page-number', 'limit-offset', 'link-header'])('%s shows some twice, or misses some', async (name) => {
    const twice = await readAll(name, (page) => (page === 1 ? insert(3) : Promise.resolve()));
    expect(twice.length - new Set(twice).size).toBe(3);
    practice.reset();
    const missed = await readAll(name, (page) => (page === 1 ? removeNewest(3) : Promise.resolve()));
    expect(new Set(missed).size).toBe(237);
  });

  test.each(['cursor', 'keyset', 'token', 'has-more', 's3-xml'])('%s shows each once', async (name) => {
    expect(await readAll(name, () => insert(2))).toEqual(all);
  });
});

test('a cursor leads back the way it came', async () => {
  const first = await send(practice, '/pagination/cursor/');
  const second = await send(practice, pathOf(bodyOf(first)['next'])?.path ?? '');
  const back = bodyOf(await send(practice, pathOf(bodyOf(second)['previous'])?.path ?? ''));
  expect([back['results'], back['previous']]).toEqual([bodyOf(first)['results'], null]);
});

test.each(['cursor-ties', 'cursor-nulls', 'cursor-floats'])('%s is as wrong as it says', async (name) => {
  const ids = await readAll(name);
  const [seen, distinct] = [ids.length, new Set(ids).size];
  expect(seen === 240 && distinct === 240).toBe(false);
});
