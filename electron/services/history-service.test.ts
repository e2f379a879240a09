import { DatabaseSync } from 'node:sqlite';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { historyQuerySchema, type HistoryQuery } from '#shared/model/history';
import { createEnvironment } from '#shared/model/environment';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { openHistory, type KeptEntry } from '../storage/history/history-file';
import { makeTestFolder } from './host-parts.test-support';
import { startServices } from './services.test-support';

async function shop(): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('Set-Cookie', 'session=canary-cookie');
    response.setHeader('Content-Type', 'application/json');
    if (request.url?.startsWith('/big')) return void response.end(`{"text":"${'x'.repeat(2 * 1024 * 1024)}"}`);
    response.statusCode = request.url?.startsWith('/missing') ? 404 : 200;
    response.end(JSON.stringify({ asked: request.url, by: request.headers.authorization, animal: 'pangolin' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const query = (change: Partial<HistoryQuery> = {}): HistoryQuery => historyQuerySchema.parse(change);

async function sent() {
  const home = await makeTestFolder();
  const url = await shop();
  const host = startServices(home);
  const list = (change: Partial<HistoryQuery> = {}) => host.call('history.list', { query: query(change), count: 50 });
  await host.send(createDraft(`${url}/orders?page=2`));
  await host.send(createDraft(`${url}/missing/7`, 'DELETE'));
  await host.send(createDraft('http://127.0.0.1:1/nobody'));
  await vi.waitFor(async () => expect(await list()).toHaveLength(3));
  return { ...host, list, url, home };
}

test('what was sent is found by address, status, method, words of an answer and time; the latest first', async () => {
  const { list } = await sent();
  const [last, , first] = await list();
  expect([last?.status, last?.failure]).toEqual([null, expect.stringContaining('nothing is listening')]);
  const found = async (change: Partial<HistoryQuery>) => (await list(change)).map(({ method, status }) => `${method} ${status}`);
  expect(await found({ text: 'orders page=2' })).toEqual(['GET 200']);
  expect(await found({ text: 'PANGOLIN orders' })).toEqual(['GET 200']);
  expect(await found({ text: '"?' })).toEqual([]);
  expect(await found({ status: 404 })).toEqual(['DELETE 404']);
  expect(await found({ status: 2 })).toEqual(['GET 200']);
  expect(await found({ status: 0 })).toEqual(['GET null']);
  expect(await found({ method: 'delete' })).toEqual(['DELETE 404']);
  expect(await found({ before: first?.at ?? 0 })).toEqual([]);
  expect(await found({ since: first?.at ?? 0 })).toHaveLength(3);
});

test('what was sent is narrowed by host, and what there is to narrow by is counted', async () => {
  const { list, call, url } = await sent();
  const host = new URL(url).host;
  expect((await list({ host })).map(({ method }) => method)).toEqual(['DELETE', 'GET']);
  expect(await call('history.facets', null)).toMatchObject({
    method: [
      { value: 'GET', count: 2 },
      { value: 'DELETE', count: 1 },
    ],
    status: [
      { value: '2xx', count: 1 },
      { value: '4xx', count: 1 },
      { value: 'failed', count: 1 },
    ],
    host: [
      { value: host, count: 2 },
      { value: '127.0.0.1:1', count: 1 },
    ],
    environment: [],
  });
});

test('an exchange is kept with the environment that was chosen, and found by it', async () => {
  const { list, call, send, url } = await sent();
  await call('environment.save', { root: '', environment: { ...createEnvironment('staging') } });
  await call('environment.choose', { root: '', name: 'staging' });
  await send(createDraft(`${url}/staged`));
  await vi.waitFor(async () => expect(await list({ environment: 'staging' })).toHaveLength(1));
  expect((await call('history.facets', null)).environment).toEqual([{ value: 'staging', count: 1 }]);
});

test('a history of before, which knew no environments, is opened and written to', async () => {
  const path = join(await makeTestFolder(), 'history.db');
  openHistory(path).close();
  const database = new DatabaseSync(path);
  database.exec('alter table exchange drop column environment');
  database.close();
  const file = openHistory(path);
  file.write({ ...kept('a', 1), environment: 'live' });
  expect(file.list(query({ environment: 'live' }), 9).map(({ id }) => id)).toEqual(['a']);
  file.close();
});

test('an entry is opened whole, also by the next program', async () => {
  const { list, home, services } = await sent();
  const [entry] = await list({ text: 'orders' });
  await services.close();
  const next = startServices(home);
  const id = entry?.id ?? '';
  await next.call('history.open', { id });
  const draft = await next.call('exchange.readDraft', { exchangeId: id });
  expect(draft.url).toMatch(/orders\?page=2$/);
  const end = (await next.call('exchange.replay', { exchangeId: id })).at(-1);
  const bodyId = end?.type === 'finished' ? (end.bodyId ?? '') : '';
  expect((await next.call('body.readText', { bodyId, charset: null })).text).toContain('pangolin');
});

test('no secret is in the file: typed, filled in, or sent back as a cookie or in a body', async () => {
  const { send, list, url, home, call } = await sent();
  await call('vault.write', { name: 'key', value: 'canary-filled-in', hosts: [] });
  const typed: RequestDraft = {
    ...createDraft(`${url}/orders?key={{key}}`),
    headers: [createRow('X-Api-Key', 'canary-header')],
    auth: { kind: 'basic', username: 'ada', password: 'canary-typed' },
  };
  await send(typed);
  await vi.waitFor(async () => expect(await list()).toHaveLength(4));
  const files = readdirSync(home).filter((name) => name.startsWith('history.db'));
  expect(files.length).toBeGreaterThan(0);
  const bytes = files.map((name) => readFileSync(join(home, name), 'latin1')).join('');
  expect(bytes).toContain('pangolin');
  expect(bytes).not.toContain('canary');
  expect(bytes).not.toContain(Buffer.from('ada:canary-typed').toString('base64'));
});

test('what was typed into an address, or came in one, is in the file nowhere, and the rest of the address is', async () => {
  const { list, home, url, send, services } = await sent();
  await send(createDraft(`${url}/files?access_token=canary-in-address&page=3`));
  await send(createDraft(`${url.replace('//', '//ada:canary-userinfo@')}/mine?token=canary%20spaced`));
  await vi.waitFor(async () => expect(await list()).toHaveLength(5));
  expect((await list({ text: 'files' }))[0]?.url).toBe(`${url}/files?access_token=••••••&page=3`);
  await services.close();
  const bytes = readdirSync(home)
    .filter((name) => name.startsWith('history.db'))
    .map((name) => readFileSync(join(home, name), 'latin1'))
    .join('');
  for (const canary of ['canary-in-address', 'canary-userinfo', 'canary%20spaced', 'canary spaced'])
    expect(bytes.includes(canary), canary).toBe(false);
});

test('settings say whether anything is kept, how large a body may be, and whether secrets stay', async () => {
  const { list, url, call, send } = await sent();
  const rules = { isKept: true, days: 90, megabytes: 1024, bodyKilobytes: 0, keepSecrets: true };
  await call('settings.change', { history: rules });
  await send(createDraft(`${url}/own?access_token=kept-on-purpose`));
  await vi.waitFor(async () => expect(await list({ text: 'own' })).toHaveLength(1));
  const [entry] = await list({ text: 'own' });
  expect(entry?.url).toContain('kept-on-purpose');
  expect(await list({ text: 'own pangolin' })).toHaveLength(0);
  await call('settings.change', { history: { ...rules, isKept: false } });
  await send(createDraft(`${url}/unseen`));
  await send(createDraft(`${url}/unseen`));
  expect(await list({ text: 'unseen' })).toHaveLength(0);
});

test('what the page asks for its own sake is not kept, nor is a body that is too large', async () => {
  const { send, list, url } = await sent();
  await send(createDraft(`${url}/aside`), null, { isAside: true });
  await send(createDraft(`${url}/big`));
  await vi.waitFor(async () => expect(await list()).toHaveLength(4));
  expect((await list())[0]).toMatchObject({ hasBody: false, bodyBytes: 2 * 1024 * 1024 + 11 });
});

test('what is pinned stays when the rest is cleared', async () => {
  const { list, call } = await sent();
  const [entry] = await list({ text: 'orders' });
  await call('history.setPinned', { id: entry?.id ?? '', pinned: true });
  await call('history.clear', null);
  expect((await list()).map(({ id }) => id)).toEqual([entry?.id]);
  await call('history.remove', { ids: [entry?.id ?? ''] });
  expect(await call('history.describe', null)).toMatchObject({ count: 0, problem: '' });
});

test('a file that is no database is put aside, and sending goes on', async () => {
  const home = await makeTestFolder();
  writeFileSync(join(home, 'history.db'), 'this is not a database, but somebody’s notes that must not be lost');
  const { send, call } = startServices(home);
  expect((await send(createDraft(`${await shop()}/orders`))).type).toBe('finished');
  await vi.waitFor(async () => expect(await call('history.list', { query: query(), count: 9 })).toHaveLength(1));
  const kept = readdirSync(home).filter((name) => name.startsWith('history.db') && name !== 'history.db');
  expect(kept.map((name) => readFileSync(join(home, name), 'latin1')).join('')).toContain('notes');
});

const kept = (id: string, at: number): KeptEntry => ({
  id,
  at,
  method: 'GET',
  url: `http://h/${id}`,
  status: 200,
  reason: 'OK',
  failure: '',
  timeMs: 1,
  bodyBytes: 0,
  place: null,
  environment: '',
  draft: '{}',
  events: '[]',
  text: `http://h/${id}`,
  body: new Uint8Array(1000),
});

test('age, count and size each take the oldest away', async () => {
  const file = openHistory(join(await makeTestFolder(), 'history.db'));
  onTestFinished(() => file.close());
  for (let at = 0; at < 10; at++) file.write(kept(crypto.randomUUID(), at));
  const ages = () => file.list(query(), 50).map(({ at }) => at);
  file.prune({ before: 2, count: 100, bytes: 1e9 });
  expect(ages()).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
  file.prune({ before: 0, count: 5, bytes: 1e9 });
  expect(ages()).toEqual([9, 8, 7, 6, 5]);
  file.prune({ before: 0, count: 100, bytes: 2100 });
  expect(ages()).toEqual([9, 8]);
});

test('a file of the version before is found through as it was', async () => {
  const path = join(await makeTestFolder(), 'history.db');
  const id = crypto.randomUUID();
  const first = openHistory(path);
  first.write({ ...kept(id, 1), text: 'a ferry in it' });
  first.close();
  const before = new DatabaseSync(path);
  before.exec(
    "create virtual table exchange_text using fts5(id unindexed, text, tokenize = 'trigram'); insert into exchange_text select id, 'a ferry in it' from exchange; delete from exchange_words;",
  );
  before.close();
  const file = openHistory(path);
  onTestFinished(() => file.close());
  expect(file.list({ ...query(), text: 'ferry' }, 5).map((one) => one.id)).toEqual([id]);
  file.remove([id]);
  expect([file.list({ ...query(), text: 'ferry' }, 5), file.check()]).toEqual([[], 'ok']);
});

test.skipIf(process.platform !== 'linux')('a file that is no history is let go of when it was looked into', async () => {
  const folder = await makeTestFolder();
  const path = join(folder, 'history.db');
  writeFileSync(path, 'This is no database. '.repeat(500));
  expect(() => openHistory(path)).toThrow('not a database');
  const held = readdirSync('/proc/self/fd').flatMap((fd) => linkOf(`/proc/self/fd/${fd}`));
  expect(held.filter((one) => one.startsWith(folder))).toEqual([]);
});

/** Nothing where it is gone by now: the folder itself was open while it was listed. */
function linkOf(path: string): string[] {
  try {
    return [readlinkSync(path)];
  } catch {
    return [];
  }
}

/** The whole proof kills many more. */
const kills = process.env.CAIRN_PROOF === 'whole' ? 200 : 5;

test(
  `killed ${kills} times while it writes, the file is sound and has every entry that was acknowledged`,
  { timeout: 300_000 },
  async () => {
    const path = join(await makeTestFolder(), 'history.db');
    openHistory(path).close();
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < kills; kill++) {
      const writer = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', writerProgram(path)]);
      let out = '';
      await new Promise<void>((resolve) => {
        writer.stdout.on('data', (chunk: Buffer) => {
          out += chunk.toString();
          if (out.split('\n').length > 20 + kill * 3) writer.kill('SIGKILL');
        });
        writer.once('close', () => resolve());
      });
      for (const id of out.split('\n').slice(0, -1)) acknowledged.add(id);
      const file = openHistory(path);
      expect(file.check()).toBe('ok');
      const there = new Set(file.list(query(), 1_000_000).map(({ id }) => id));
      expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
      file.close();
    }
    expect(acknowledged.size).toBeGreaterThan(kills * 20);
  },
);

/** Writes without pause in the way the file itself does, and says each one that is written. */
const writerProgram = (path: string): string => `
  import { DatabaseSync } from 'node:sqlite';
  const database = new DatabaseSync(${JSON.stringify(path)}, { timeout: 5000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = normal;');
  const insert = database.prepare("insert into exchange (id, at, method, url, reason, failure, time_ms, body_bytes, draft, events, size) values (?, 1, 'GET', 'http://h/', '', '', 1, 0, '{}', '[]', 4)");
  const index = database.prepare('insert into exchange_words (rowid, text) select rowid, ? from exchange where id = ?');
  for (;;) {
    const id = crypto.randomUUID();
    database.exec('begin immediate');
    insert.run(id);
    index.run('http://h/' + id, id);
    database.exec('commit');
    process.stdout.write(id + '\\n');
    await new Promise((resolve) => setImmediate(resolve));
  }`;
