import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isNumber, member, type JsonValue } from '#shared/hypermedia/json-value';
import { readList } from '#shared/hypermedia/read-page';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import { styleNames } from '#shared/hypermedia/paging/registry';
import type { StopReason } from '#shared/model/pages-run';
import { correctionOf } from '#shared/model/paging-correction';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createTestEngine, type TestEngine } from './exchange.test-support';
import { followPages, type PagesEvent } from './pages';
import { defaultPagesOptions, type PagesOptions } from './pages-options';
import type { PagesSummary } from './pages-walk';

let practice: PracticeServer;
let engine: TestEngine;
beforeAll(async () => {
  practice = await startPracticeServer();
  engine = await createTestEngine();
});
beforeEach(() => practice.reset());
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

interface Walked {
  readonly ids: string[];
  readonly events: PagesEvent[];
  readonly summary: PagesSummary;
}

async function walk(
  draft: RequestDraft,
  options: Partial<PagesOptions> = {},
  signal = new AbortController().signal,
): Promise<Walked> {
  const events: PagesEvent[] = [];
  for await (const event of followPages(draft, engine, { ...defaultPagesOptions, ...options }, signal)) events.push(event);
  const last = events.at(-1);
  if (last?.type !== 'stopped') throw new Error('it did not say why it stopped');
  const ids = events.flatMap((event) => (event.type === 'page' ? event.rows.map(idOf) : []));
  return { ids, events, summary: last.summary };
}

function idOf(row: JsonValue): string {
  for (const name of ['id', '@id', 'Key', 'identifier']) {
    const value = member(row, name);
    const text = isNumber(value) ? value.number : value;
    if (typeof text === 'string') return /\d+/.exec(text)?.[0] ?? '';
  }
  return '';
}

const get = (path: string): RequestDraft => createDraft(practice.url + path);
const all = Array.from({ length: 240 }, (_, at) => String(240 - at));

interface Whole {
  readonly style: string | null;
  readonly pages?: number;
  readonly reason?: StopReason;
  /** What stands behind the address where it is known to who asks, not from the answer. */
  readonly query?: string;
  readonly body?: string;
}

/** What the answer says nothing of is looked for until a page is empty. */
const untilEmpty = { pages: 13, reason: 'emptyPage' } as const;

/** The whole pagination set of the practice server. */
const wholeSet: Readonly<Record<string, Whole>> = {
  'page-number': { style: 'drf-page-number' },
  'limit-offset': { style: 'drf-limit-offset' },
  cursor: { style: 'drf-cursor' },
  'link-header': { style: 'link-header' },
  'nested-links': { style: 'nested-links' },
  'json-api': { style: 'json-api' },
  hal: { style: 'hal' },
  siren: { style: 'siren' },
  hydra: { style: 'hydra' },
  'collection-json': { style: 'collection-json' },
  odata: { style: 'odata' },
  fhir: { style: 'fhir' },
  atom: { style: 'atom' },
  's3-xml': { style: 's3-xml' },
  'oai-pmh': { style: 'oai-pmh', query: '?verb=ListRecords&metadataPrefix=oai_dc' },
  token: { style: 'token' },
  'has-more': { style: 'has-more' },
  laravel: { style: 'laravel' },
  'page-in-body': { style: 'page-in-body' },
  'total-count-header': { style: 'total-in-header', query: '?_page=1' },
  'content-range': { style: 'content-range' },
  'next-range': { style: 'next-range' },
  'continuation-header': { style: 'continuation-header' },
  keyset: { style: 'keyset' },
  'max-id': { style: 'keyset', query: '?max_id=241', ...untilEmpty },
  'plain-page': { style: 'page-param', query: '?page=1', ...untilEmpty },
  'skip-take': { style: 'offset-param', query: '?skip=0&take=20', ...untilEmpty },
  'post-cursor': { style: 'body-cursor', pages: 5, body: '{"limit": 50, "exact": 9007199254740993}' },
  graphql: {
    style: 'graphql',
    pages: 5,
    body: '{"query": "query ($seen: String) { books(after: $seen) { nodes { id } } }", "variables": {"first": 50}}',
  },
  none: { style: null, pages: 1 },
};

describe('the 240 books of the practice server are all fetched, each once, as', () => {
  test.each(Object.entries(wholeSet))('%s', async (name, { style, pages = 12, reason = 'noNext', query = '', body }) => {
    const draft = get(`/pagination/${name}/${query}`);
    const { ids, summary } = await walk(
      body === undefined ? draft : { ...draft, method: 'POST', body: { kind: 'json', text: body } },
    );
    expect(ids).toEqual(all);
    expect(summary).toMatchObject({ style, reason, pages, rows: 240, repeated: 0, countChanged: false, failure: null });
  });

  test('every other way it hands them out: none is left, but for the cursors that are wrong on purpose', async () => {
    const exchange = await engine.send(get('/pagination/'));
    const offered = Object.keys(JSON.parse((await engine.bodyText(exchange)) ?? '') as object);
    expect(offered.toSorted()).toEqual([...Object.keys(wholeSet), ...wrongCursors].toSorted());
  });

  test('every style there is', () => {
    const walked = new Set(Object.values(wholeSet).map(({ style }) => style));
    expect(styleNames.filter((style) => !walked.has(style))).toEqual([]);
  });

  test.each(['page-number', 'token', 'link-header', 'content-range', 's3-xml'])('%s, where nothing is found', async (name) => {
    const { summary } = await walk(get(`/pagination/${name}/?search=xyzzy`));
    expect(summary).toMatchObject({ reason: 'emptyPage', pages: 1, rows: 0 });
  });
});

const wrongCursors = ['cursor-ties', 'cursor-nulls', 'cursor-floats'];

test.each(wrongCursors)('%s is followed to an end, and shows that it lost rows or gave some twice', async (name) => {
  const { ids, summary } = await walk(get(`/pagination/${name}/`));
  expect(['noNext', 'sameRows', 'sameAddress', 'emptyPage']).toContain(summary.reason);
  expect(summary.repeated).toBe(ids.length - new Set(ids).size);
  expect([new Set(ids).size, summary.repeated]).not.toEqual([240, 0]);
});

describe('next and then previous comes back to the same rows, as', () => {
  test.each([
    'page-number',
    'limit-offset',
    'cursor',
    'link-header',
    'nested-links',
    'json-api',
    'hal',
    'siren',
    'hydra',
    'collection-json',
    'fhir',
    'atom',
    'laravel',
    'page-in-body',
    'total-count-header/?_page=1',
    'plain-page/?page=1',
    'skip-take/?skip=0&take=20',
  ])('%s', async (name) => {
    const first = await readAt(`${practice.url}/pagination/${name}${name.includes('?') ? '' : '/'}`);
    const second = await readAt(first.next);
    const back = await readAt(second.previous);
    expect(second.rows).not.toEqual(first.rows);
    expect([back.rows, back.next]).toEqual([first.rows, first.next]);
  });

  async function readAt(url: string) {
    const exchange = await engine.send(createDraft(url));
    if (exchange.phase === 'failed') throw new Error('no answer');
    const { status, headers } = exchange.head;
    const list = readList({ method: 'GET', url, status, headers, body: await engine.bodyText(exchange) });
    if (!list?.paging) throw new Error('no pages');
    return { rows: list.rows.map(writeJsonLine), next: list.paging.next ?? '', previous: list.paging.previous ?? '' };
  }
});

test('numbers stay as they were written', async () => {
  const { events } = await walk(get('/pagination/page-number/'), { maxRows: 1 });
  const [first] = events.flatMap((event) => (event.type === 'page' ? event.rows : []));
  expect(member(first, 'id')).toEqual({ number: '240' });
});

test('the cap cuts a page and ends the walk', async () => {
  const { ids, summary } = await walk(get('/pagination/cursor/'), { maxRows: 30 });
  expect(ids).toEqual(all.slice(0, 30));
  expect(summary).toMatchObject({ reason: 'cap', pages: 2, rows: 30 });
});

test('rows that are pushed onto the next page are noticed, and so is the count that changed', async () => {
  const events: PagesEvent[] = [];
  for await (const event of followPages(
    get('/pagination/page-number/'),
    engine,
    { ...defaultPagesOptions, readAhead: false },
    new AbortController().signal,
  )) {
    events.push(event);
    if (event.type === 'page' && event.number === 1) await engine.send({ ...get('/pagination/insert?count=3'), method: 'POST' });
  }
  expect(events[1]).toMatchObject({ type: 'page', number: 2, repeated: new Set([0, 1, 2]) });
  expect(events.at(-1)).toMatchObject({ summary: { rows: 243, repeated: 3, countChanged: true, count: 243 } });
});

test('a style that was chosen is followed instead of the one that was found', async () => {
  const { ids, summary } = await walk(get('/pagination/link-header/'), { correction: correctionOf('page-param') });
  expect(ids).toEqual(all);
  expect(summary).toMatchObject({ style: 'page-param', pages: 13, reason: 'emptyPage' });
});

test('cancelling ends it between two pages', async () => {
  const controller = new AbortController();
  const events: PagesEvent[] = [];
  for await (const event of followPages(
    get('/pagination/cursor/'),
    engine,
    { ...defaultPagesOptions, delayMs: 60_000 },
    controller.signal,
  )) {
    events.push(event);
    controller.abort();
  }
  expect(events.map(({ type }) => type)).toEqual(['page', 'stopped']);
  expect(events.at(-1)).toMatchObject({ summary: { reason: 'cancelled', pages: 1, rows: 20 } });
});

test('what is no list says so; an error is not a page', async () => {
  expect((await walk(get('/teapot'))).summary).toMatchObject({ reason: 'failed', pages: 0 });
  expect((await walk(get('/pagination/page-number/?page=99'))).summary).toMatchObject({ reason: 'failed', status: 404 });
  expect((await walk(createDraft('http://127.0.0.1:1/'), { retries: 0 })).summary).toMatchObject({
    reason: 'failed',
    status: null,
    failure: { kind: 'connectionRefused' },
  });
});
