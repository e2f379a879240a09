import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { advance, type Exchange } from '#shared/model/exchange';
import { plainView, type RowsOf } from '#shared/model/table-window';
import { createDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { serve } from '../engine/serve.test-support';
import { sendJson, startHost } from './lists.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const ofRun = (runId: string): RowsOf => ({ kind: 'run', runId });

test('all pages become rows in windows, with the columns they have', async () => {
  const { call, start, reaches } = await startHost();
  const runId = await start(`${practice.url}/pagination/page-number/`);
  const end = await reaches(runId, 'stopped');
  expect(end).toMatchObject({
    rows: 240,
    pages: 12,
    ofPages: 12,
    count: 240,
    repeated: 0,
    columns: 4,
    requests: 12,
    style: 'drf-page-number',
    stopped: { reason: 'noNext', canGoOn: false },
  });
  const facts = await call('rows.describe', ofRun(runId));
  expect(facts).toEqual({
    rowCount: 240,
    columns: [
      { name: 'id', kind: 'number' },
      { name: 'title', kind: 'text' },
      { name: 'price', kind: 'number' },
      { name: 'published', kind: 'code' },
    ],
    moreColumns: 0,
    nameColumn: 1,
    urlColumn: -1,
  });
  const read = await call('rows.read', { of: ofRun(runId), view: plainView, columns: ['title', 'id'], from: 238, count: 100 });
  expect(read).toMatchObject({ totalRows: 240, ofRows: 240 });
  expect(read.rows.map(({ index, cells }) => [index, cells[1]])).toEqual([
    [238, { kind: 'number', text: '2' }],
    [239, { kind: 'number', text: '1' }],
  ]);
  const one = await call('rows.readOne', { of: ofRun(runId), index: 239 });
  expect(JSON.parse(one.text)).toMatchObject({ id: 1 });
});

test('rows are sorted and filtered over all that came', async () => {
  const { call, start, reaches } = await startHost();
  const runId = await start(`${practice.url}/pagination/cursor/`);
  await reaches(runId, 'stopped');
  const ids = async (view: typeof plainView) => {
    const read = await call('rows.read', { of: ofRun(runId), view, columns: ['id'], from: 0, count: 300 });
    return { total: read.totalRows, ids: read.rows.map(({ cells }) => (cells[0] && 'text' in cells[0] ? cells[0].text : '')) };
  };
  const up = await ids({ sort: { column: 'id', descending: false }, filter: '' });
  expect(up.ids).toEqual(Array.from({ length: 240 }, (_, at) => String(at + 1)));
  const few = await ids({ sort: { column: 'id', descending: true }, filter: 'id<=12 id>9' });
  expect(few).toEqual({ total: 3, ids: ['12', '11', '10'] });
  expect(await ids({ sort: null, filter: 'xyzzy' })).toEqual({ total: 0, ids: [] });
});

test('a page that was fetched is an exchange like any other', async () => {
  const { call, start, reaches, services } = await startHost();
  const draft = { ...createDraft(`${practice.url}/pagination/limit-offset/`), headers: [createRow('X-Api-Key', 'secret-key')] };
  const runId = await start(draft);
  await reaches(runId, 'stopped');
  const { total, requests } = await call('pages.readRequests', { runId, from: 0, count: 100 });
  expect([total, requests[1]?.status, requests[1]?.rows, requests[2]?.url]).toEqual([
    12,
    200,
    { from: 20, count: 20 },
    `${practice.url}/pagination/limit-offset/?limit=20&offset=40`,
  ]);
  const exchangeId = requests[2]?.exchangeId ?? '';
  await call('pages.openRequest', { runId, exchangeId });
  const events = await call('exchange.replay', { exchangeId });
  const exchange = events.reduce<Exchange | undefined>(advance, undefined);
  expect(exchange).toMatchObject({ phase: 'finished', url: requests[2]?.url, head: { status: 200 } });
  const bodyId = exchange?.phase === 'finished' ? (exchange.bodyId ?? '') : '';
  const body = await call('body.readText', { bodyId, charset: null });
  expect(JSON.parse(body.text)).toMatchObject({ count: 240 });
  const wire = await call('exchange.readWire', { exchangeId });
  expect(wire.entries[0]?.bytes).toContain('GET /pagination/limit-offset/?limit=20&offset=40 HTTP/1.1\r\n');
  expect(await call('exchange.readDraft', { exchangeId })).toMatchObject({ url: requests[2]?.url });
  await call('exchange.release', { exchangeIds: [exchangeId] });
  expect(services.bodies.get(bodyId)).toBeUndefined();
});

test('it is paused between two pages, and goes on', async () => {
  const { call, start, reaches, latest } = await startHost();
  const runId = await start(`${practice.url}/pagination/cursor/?page_size=10`, { delayMs: 30 });
  await vi.waitFor(() => expect(latest(runId)?.pages).toBeGreaterThan(0));
  await call('pages.pause', { runId });
  const paused = await reaches(runId, 'paused');
  await new Promise((resolve) => setTimeout(resolve, 200));
  // One page may have been on its way.
  expect((latest(runId)?.pages ?? 0) - paused.pages).toBeLessThanOrEqual(1);
  await call('pages.setLimits', { runId, limits: { delayMs: 0 } });
  await call('pages.goOn', { runId });
  expect(await reaches(runId, 'stopped')).toMatchObject({ rows: 240, repeated: 0, stopped: { reason: 'noNext' } });
});

test('at the cap it stops in the middle of a page, and goes on there without a row twice', async () => {
  const { call, start, reaches } = await startHost();
  const runId = await start(`${practice.url}/pagination/page-number/`, { maxRows: 30 });
  expect(await reaches(runId, 'stopped')).toMatchObject({ rows: 30, pages: 2, stopped: { reason: 'cap', canGoOn: true } });
  await call('pages.setLimits', { runId, limits: { maxRows: 1_000 } });
  await call('pages.goOn', { runId });
  await reaches(runId, 'fetching');
  expect(await reaches(runId, 'stopped')).toMatchObject({
    rows: 240,
    repeated: 0,
    stopped: { reason: 'noNext', canGoOn: false },
  });
});

test('stopped by hand it keeps what came, and can go on', async () => {
  const { call, start, reaches, latest } = await startHost();
  const runId = await start(`${practice.url}/pagination/token/`, { delayMs: 50 });
  await vi.waitFor(() => expect(latest(runId)?.pages).toBeGreaterThan(1));
  await call('pages.stop', { runId });
  const stopped = await reaches(runId, 'stopped');
  expect(stopped).toMatchObject({ stopped: { reason: 'cancelled', canGoOn: true } });
  expect(stopped.rows).toBeGreaterThan(0);
  await call('pages.setLimits', { runId, limits: { delayMs: 0 } });
  await call('pages.goOn', { runId });
  await reaches(runId, 'fetching');
  expect(await reaches(runId, 'stopped')).toMatchObject({ rows: 240, repeated: 0 });
});

test('a busy server is waited for, and the moment is told', async () => {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    if (asked === 2) return void response.writeHead(429, { 'Retry-After': '1' }).end();
    sendJson(response, { next: asked === 1 ? '/?page=2' : null, previous: null, count: 2, results: [{ id: asked }] });
  });
  const { call, start, reaches } = await startHost();
  const runId = await start(url);
  const { waiting } = await reaches(runId, 'waiting');
  expect(waiting).toMatchObject({ status: 429, isNamed: true });
  expect((waiting?.untilMs ?? 0) - Date.now()).toBeGreaterThan(500);
  expect(await reaches(runId, 'stopped')).toMatchObject({ rows: 2, requests: 3, waiting: null });
  const { requests } = await call('pages.readRequests', { runId, from: 0, count: 10 });
  expect(requests.map(({ status, rows }) => [status, rows?.count ?? null])).toEqual([
    [200, 1],
    [429, null],
    [200, 1],
  ]);
});

describe('credentials, where the pages lead to another origin', () => {
  async function twoOrigins() {
    const seen: (string | undefined)[] = [];
    const far = await serve((request, response) => {
      seen.push(request.headers.authorization);
      sendJson(response, { next: null, previous: null, count: 2, results: [{ id: 2 }] });
    });
    const near = await serve((_request, response) =>
      sendJson(response, { next: `${far}/b`, previous: null, count: 2, results: [{ id: 1 }] }),
    );
    const draft = { ...createDraft(`${near}/a`), auth: { kind: 'bearer', token: 't', prefix: 'Bearer' } as const };
    return { far, draft, seen };
  }

  test.each([
    ['carry', { rows: 2, left: [] }, ['Bearer t']],
    ['leave', { rows: 2, left: [{ dropped: ['Authorization'] }] }, [undefined]],
    ['stop', { rows: 1, stopped: { reason: 'cancelled', canGoOn: true } }, []],
  ] as const)('are asked for, by name of the origin: %s', async (answer, outcome, authorization) => {
    const { far, draft, seen } = await twoOrigins();
    const { call, start, reaches } = await startHost();
    const runId = await start(draft);
    expect(await reaches(runId, 'asking')).toMatchObject({ asking: { origin: far, dropped: ['Authorization'] }, rows: 1 });
    expect(seen).toEqual([]);
    await call('pages.answer', { runId, answer });
    expect(await reaches(runId, 'stopped')).toMatchObject({ asking: null, ...outcome });
    expect(seen).toEqual(authorization);
  });
});

test('rows that were pushed onto the next page are marked, and both counts told', async () => {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    const results = asked === 1 ? [{ id: 3 }, { id: 2 }] : [{ id: 2 }, { id: 1 }];
    sendJson(response, { next: asked === 1 ? '/?page=2' : null, previous: null, count: 2 + asked, results });
  });
  const { call, start, reaches } = await startHost();
  const runId = await start(url);
  expect(await reaches(runId, 'stopped')).toMatchObject({ rows: 4, repeated: 1, count: 4, countBefore: 3 });
  const { rows } = await call('rows.read', { of: ofRun(runId), view: plainView, columns: ['id'], from: 0, count: 10 });
  expect(rows.map(({ repeated }) => repeated)).toEqual([false, false, true, false]);
});

test.each([
  ['ndjson', '{"note":"=1+1","id":1}\n{"note":null,"id":9007199254740993}\n'],
  ['json', '[\n  {"note":"=1+1","id":1},\n  {"note":null,"id":9007199254740993}\n]\n'],
  ['csv', "note,id\n'=1+1,1\n,9007199254740993\n"],
] as const)(
  'rows go out as %s, once each, in the columns asked for and with the digits they came with',
  async (format, expected) => {
    const url = await serve((_request, response) =>
      response.end('[{"id":1,"note":"=1+1"},{"id":1,"note":"=1+1"},{"id":9007199254740993,"note":null}]'),
    );
    const { call, start, reaches } = await startHost();
    const runId = await start(url);
    await reaches(runId, 'stopped');
    const wanted = { of: ofRun(runId), view: plainView, columns: ['note', 'id'], format, once: true };
    const { bodyId, rows, bytes } = await call('rows.export', wanted);
    const { text } = await call('body.readText', { bodyId, charset: 'utf-8' });
    expect([rows, bytes, text]).toEqual([2, Buffer.byteLength(expected), expected]);
  },
);

test('a window that is gone takes its runs along; one that asks again keeps them', async () => {
  const { call, start, reaches, services } = await startHost();
  const runId = await start(`${practice.url}/pagination/cursor/`);
  await reaches(runId, 'stopped');
  expect(await call('pages.describe', { runId })).toMatchObject({ rows: 240 });
  await call('pages.release', { runIds: [runId] });
  const gone = await services.dispatch('pages.describe', { runId }, { windowId: 'w' });
  expect(gone).toMatchObject({ ok: false, failure: { kind: 'notFound' } });
});
