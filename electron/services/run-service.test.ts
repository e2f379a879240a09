import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { EventPayload } from '#shared/contract/types';
import { blankRunAsk, type CollectionRun, type RunAsk } from '#shared/model/collection-run';
import { createDraft } from '#shared/model/request-draft';
import { makeTestFolder } from './host-parts.test-support';
import { startServices } from './services.test-support';

/** A server that answers 200 with the address it was asked for, and 500 below `/bad`. */
async function echo() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.statusCode = request.url?.startsWith('/bad') ? 500 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ url: request.url }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const request = (name: string, path: string, seq: number) => `info:
  name: ${name}
  type: http
  seq: ${seq}
http:
  method: GET
  url: "{{base}}${path}"
runtime:
  assertions:
    - {expression: res.status, operator: eq, value: "200"}
`;

async function bench() {
  const folder = await makeTestFolder();
  const host = startServices(join(folder, 'home'));
  const root = join(folder, 'shop');
  const server = await echo();
  await host.call('collection.create', { root, name: 'Shop' });
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    return join(root, path);
  };
  put('environments/local.yml', `name: local\nvariables:\n  - {name: base, value: "${server.url}"}\n`);
  put('one.yml', request('One', '/one/{{who}}', 1));
  put('orders/bad.yml', request('Bad', '/bad', 1));
  put('two.yml', request('Two', '/two', 2));

  /** Runs to the end and gives the id and the last picture. */
  async function run(change: Partial<RunAsk>) {
    const runId = crypto.randomUUID();
    const over = new Promise<CollectionRun>((resolve) => {
      host.services.subscribe((name, payload) => {
        const picture = payload as EventPayload<'run.changed'>;
        if (name === 'run.changed' && picture.runId === runId && picture.phase === 'stopped') resolve(picture);
      });
    });
    await host.call('run.start', { runId, ask: { ...blankRunAsk(root, ''), environment: 'local', ...change } });
    return { runId, picture: await over };
  }
  return { ...host, ...server, root, put, run };
}

test('a collection is run round by round in the order that was chosen, and each result opens its exchange', async () => {
  const { call, run, put, asked } = await bench();
  const dataPath = put('people.csv', 'who\nada\nbob\n');
  const { runId, picture } = await run({ dataPath, requests: ['orders/bad.yml', 'one.yml'] });
  expect(asked).toEqual(['/bad', '/one/ada', '/bad', '/one/bob']);
  expect(picture).toMatchObject({ name: 'Shop', requests: 2, iterations: 2, done: 4, passed: 2, failed: 2, failedChecks: 2 });

  const { total, results } = await call('run.readResults', { runId, only: 'all', from: 1, count: 2 });
  expect([total, ...results.map(({ name, iteration, status }) => `${name} ${iteration} ${status}`)]).toEqual([
    4,
    'One 0 200',
    'Bad 1 500',
  ]);
  expect((await call('run.readResults', { runId, only: 'failed', from: 0, count: 10 })).total).toBe(2);

  const exchangeId = results[0]?.exchangeId ?? '';
  await call('run.openExchange', { runId, exchangeId });
  const events = await call('exchange.replay', { exchangeId });
  const end = events.findLast(({ type }) => type === 'finished');
  const bodyId = end?.type === 'finished' ? (end.bodyId ?? '') : '';
  expect(await call('body.readText', { bodyId, charset: null })).toMatchObject({ text: '{"url":"/one/ada"}' });
  expect((await call('exchange.readDraft', { exchangeId })).url).toBe('{{base}}/one/{{who}}');
});

test('its reports are those of the command line', async () => {
  const { call, run } = await bench();
  const { runId } = await run({ requests: ['two.yml', 'orders/bad.yml'] });
  const read = async (format: 'json' | 'junit' | 'html') => {
    const { bodyId } = await call('run.report', { runId, format });
    return (await call('body.readText', { bodyId, charset: null })).text;
  };
  expect(JSON.parse(await read('json'))).toMatchObject({ collection: 'Shop', summary: { requests: 2, failed: 1 } });
  expect(await read('junit')).toContain('<testsuites name="Shop" tests="4" failures="1" errors="0"');
  expect(await read('html')).toContain('2 requests, 1 passed, 1 failed');
});

test('it stops at a failure or when it is told to, and is forgotten with its exchanges', async () => {
  const { call, ask, run, root } = await bench();
  const { picture } = await run({ bail: true, requests: ['orders/bad.yml', 'two.yml'] });
  expect(picture).toMatchObject({ done: 1, summary: { stopped: 'bail' } });

  const runId = crypto.randomUUID();
  const slow = { ...blankRunAsk(root, ''), environment: 'local', iterations: 1000, delayMs: 3_600_000 };
  await call('run.start', { runId, ask: slow });
  await call('run.stop', { runId });
  await expect.poll(async () => (await call('run.describe', { runId })).summary?.stopped).toBe('cancelled');
  await call('run.release', { runIds: [runId] });
  expect(await ask('run.describe', { runId })).toMatchObject({ ok: false, failure: { kind: 'notFound' } });
});

test('what can be run and what a data file holds is seen before; what cannot be run is said', async () => {
  const { call, ask, put, root } = await bench();
  const { requests } = await call('run.listRequests', { root, path: '' });
  expect(requests.map(({ name, checks }) => [name, checks])).toEqual([
    ['Bad', 1],
    ['One', 1],
    ['Two', 1],
  ]);
  const path = put('people.json', '[{"who":"ada","age":36},{"who":"bob"}]');
  expect(await call('run.readData', { path })).toEqual({
    columns: ['who', 'age'],
    rows: [
      ['ada', '36'],
      ['bob', ''],
    ],
    total: 2,
  });
  const ask404 = { ...blankRunAsk(root, ''), requests: ['gone.yml'] };
  expect(await ask('run.start', { runId: crypto.randomUUID(), ask: ask404 })).toMatchObject({
    ok: false,
    failure: { kind: 'notFound', what: 'request at gone.yml' },
  });
});

test('checks of folders and collection hold for every request below, and say where they are from', async () => {
  const { call, run, put, send, root, url } = await bench();
  put('.cairn/opencollection.yaml', 'checks:\n  - {expression: res.body.url, operator: startsWith, value: "{{start}}"}\n');
  put('.cairn/orders/folder.yaml', 'checks:\n  - {expression: res.status, operator: lt, value: "400"}\n');
  put('orders/folder.yml', 'info: {name: Orders, type: folder}\nrequest:\n  variables:\n    - {name: start, value: /}\n');
  const { runId, picture } = await run({ requests: ['orders/bad.yml', 'two.yml'] });
  expect(picture).toMatchObject({ done: 2, checks: 5, failedChecks: 3 });
  const { results } = await call('run.readResults', { runId, only: 'all', from: 0, count: 2 });
  expect(results[0]?.checks).toMatchObject([
    { name: 'res.body.url starts with /', said: 'res.body.url starts with {{start}}', from: 'collection Shop', passed: true },
    { name: 'res.status is less than 400', from: 'folder Orders', passed: false, found: '500' },
    { name: 'res.status equals 200', passed: false },
  ]);
  expect(results[0]?.checks[2]).not.toHaveProperty('from');
  const { bodyId } = await call('run.report', { runId, format: 'junit' });
  const { text } = await call('body.readText', { bodyId, charset: null });
  expect(text).toContain('res.status is less than 400 (folder Orders)');

  // In the window the same.
  const { exchangeId } = await send(createDraft(`${url}/bad`), { root, path: 'orders/bad.yml' });
  const checked = await call('checks.run', { exchangeId, draft: createDraft(), place: { root, path: 'orders/bad.yml' } });
  expect(checked.results.map(({ from, passed }) => [from, passed])).toEqual([
    ['collection Shop', true],
    ['folder Orders', false],
  ]);
});

test('with data all rows are rounds, or the first so many', async () => {
  const { run, put } = await bench();
  const dataPath = put('people.csv', 'who\nada\nbob\ncleo\n');
  const rounds = async (iterations: number | null) =>
    (await run({ dataPath, iterations, requests: ['one.yml'] })).picture.iterations;
  expect([await rounds(null), await rounds(1), await rounds(2), await rounds(9)]).toEqual([3, 1, 2, 3]);
});
