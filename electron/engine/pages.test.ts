import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isNumber, member, type JsonValue } from '#shared/hypermedia/json-value';
import { readList } from '#shared/hypermedia/read-page';
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
  for (const name of ['id', '@id', 'Key']) {
    const value = member(row, name);
    const text = isNumber(value) ? value.number : value;
    if (typeof text === 'string') return /\d+/.exec(text)?.[0] ?? '';
  }
  return '';
}

const get = (path: string): RequestDraft => createDraft(practice.url + path);
const all = Array.from({ length: 240 }, (_, at) => String(240 - at));

describe('the 240 books of the practice server are all fetched, each once, as', () => {
  test.each([
    ['page-number', 'drf-page-number', 'noNext', 12],
    ['limit-offset', 'drf-limit-offset', 'noNext', 12],
    ['cursor', 'drf-cursor', 'noNext', 12],
    ['link-header', 'link-header', 'noNext', 12],
    ['nested-links', 'nested-links', 'noNext', 12],
    ['json-api', 'json-api', 'noNext', 12],
    ['hal', 'hal', 'noNext', 12],
    ['siren', 'siren', 'noNext', 12],
    ['hydra', 'hydra', 'noNext', 12],
    ['collection-json', 'collection-json', 'noNext', 12],
    ['odata', 'odata', 'noNext', 12],
    ['fhir', 'fhir', 'noNext', 12],
    ['s3-xml', 's3-xml', 'noNext', 12],
    ['token', 'token', 'noNext', 12],
    ['has-more', 'has-more', 'noNext', 12],
    ['laravel', 'laravel', 'noNext', 12],
    ['page-in-body', 'page-in-body', 'noNext', 12],
    ['total-count-header', 'total-in-header', 'noNext', 12],
    ['content-range', 'content-range', 'noNext', 12],
    ['keyset', 'keyset', 'noNext', 12],
    ['none', null, 'noNext', 1],
  ])('%s', async (name, style, reason, pages) => {
    // json-server's numbers are known to who asks, not from the answer.
    const { ids, summary } = await walk(get(`/pagination/${name}/${name === 'total-count-header' ? '?_page=1' : ''}`));
    expect(ids).toEqual(all);
    expect(summary).toMatchObject({ style, reason, pages, rows: 240, repeated: 0, countChanged: false, failure: null });
  });

  test('atom', async () => {
    const { events, summary } = await walk(get('/pagination/atom/'));
    expect(summary).toMatchObject({ style: 'atom', reason: 'noNext', pages: 12, rows: 240, repeated: 0 });
    const ids = events.flatMap((event) => (event.type === 'page' ? event.rows.map((row) => member(row, 'id')) : []));
    expect(ids).toEqual(all.map((id) => `urn:practice:book:${id}`));
  });

  test('a cursor in the body of a POST, with what else it holds', async () => {
    const draft: RequestDraft = {
      ...get('/pagination/post-cursor/'),
      method: 'POST',
      body: { kind: 'json', text: '{"limit": 50, "exact": 9007199254740993}' },
    };
    const { ids, summary } = await walk(draft);
    expect(ids).toEqual(all);
    expect(summary).toMatchObject({ style: 'body-cursor', reason: 'noNext', pages: 5, repeated: 0 });
  });

  test.each(['page-number', 'token', 'link-header', 'content-range', 's3-xml'])('%s, where nothing is found', async (name) => {
    const { summary } = await walk(get(`/pagination/${name}/?search=xyzzy`));
    expect(summary).toMatchObject({ reason: 'emptyPage', pages: 1, rows: 0 });
  });
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
  ])('%s', async (name) => {
    const first = await readAt(`${practice.url}/pagination/${name}/`);
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
    return { rows: list.rows, next: list.paging.next ?? '', previous: list.paging.previous ?? '' };
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
