import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { erasableSchema } from '#shared/model/data-place';
import { createDraft } from '#shared/model/request-draft';
import { startPracticeServer } from '../practice/server';
import { makeTestFolder } from './host-parts.test-support';
import { readDataPlaces } from './data-places';
import { startServices } from './services.test-support';

const shop = { origin: 'https://shop.test' };

async function bench() {
  const folder = await makeTestFolder();
  const home = join(folder, 'home');
  const host = startServices(home);
  await host.call('vault.useSessionOnly', null);
  const practice = await startPracticeServer();
  const { exchangeId } = await host.send(createDraft(`${practice.url}/cookies/set?a=1`));
  await host.send(createDraft(`${practice.url}/status/404`));
  await practice.stop();
  await expect.poll(async () => (await host.call('history.describe', null)).count).toBe(2);
  const jar = { root: '', environment: '' };
  const cookie = { name: 'a', domain: 'h.test', hostOnly: true, path: '/', expires: null, secure: false, httpOnly: false };
  await host.call('cookie.save', { jar, cookie: { ...cookie, sameSite: null, value: 'v' }, before: null });
  await host.call('settings.change', { theme: 'dark' });
  await host.call('advice.ignore', { root: null, entry: { rule: 'verb-in-path', at: '' } });
  await host.call('lessons.keepProgress', { lessonId: 'first-request', passed: ['list'], statuses: [200, null] });
  await host.call('scripts.allow', { root: '', fingerprints: ['f'.repeat(64)], texts: [] });
  const file = join(folder, 'shop.json');
  writeFileSync(file, '{"openapi":"3.1.0","paths":{"/books/":{}}}');
  await host.call('descriptions.keep', { ...shop, readAt: 1, isWished: true, from: { kind: 'file', path: file } });
  mkdirSync(join(home, 'bin/one'), { recursive: true });
  writeFileSync(join(home, 'bin/one/a.yml'), 'x');
  await expect.poll(async () => Object.keys((await host.call('statuses.describe', null)).met).length).toBeGreaterThan(0);
  return { ...host, folder, home, jar, exchangeId };
}

test('each part is erased by itself, and nothing but that part', async () => {
  const { call, home, jar, exchangeId } = await bench();
  await call('history.setPinned', { id: exchangeId, pinned: true });
  const left = async () => ({
    history: (await call('history.describe', null)).count,
    cookies: (await call('cookie.list', { jar })).filter(({ domain }) => domain === 'h.test').length,
    bin: existsSync(join(home, 'bin/one/a.yml')) ? 1 : 0,
    learning:
      Object.keys((await call('statuses.describe', null)).met).length +
      Object.keys((await call('lessons.readProgress', null)).lessons).length,
    advice: (await call('advice.read', { root: null })).length,
    scripts: Object.keys(JSON.parse(readFileSync(join(home, 'script-trust.json'), 'utf8'))).length,
    descriptions: (await call('descriptions.read', shop)) === null ? 0 : 1,
    settings: (await call('settings.read', null)).theme === 'dark' ? 1 : 0,
  });
  for (const what of erasableSchema.options) {
    const before = await left();
    expect(before[what], what).toBeGreaterThan(0);
    await call('app.erase', { what });
    // What is pinned is kept until it is not.
    expect(await left()).toEqual({ ...before, [what]: what === 'history' ? 1 : 0 });
  }
});

test('cookies that no file holds are counted, and erased as well', async () => {
  const { call, home } = await bench();
  expect(existsSync(join(home, 'vault.json'))).toBe(false);
  const cookies = async () => (await call('app.dataPlaces', null)).find(({ erasable }) => erasable === 'cookies');
  const kept = (await call('cookie.listJars', null)).reduce((sum, { count }) => sum + count, 0);
  expect(kept).toBeGreaterThan(1);
  expect(await cookies()).toMatchObject({ bytes: null, inMemory: kept });
  await call('app.erase', { what: 'cookies' });
  expect(await cookies()).toMatchObject({ bytes: null, inMemory: 0 });
});

test('all places of the data folder are told, and what can be erased is told with its place', async () => {
  const { home } = await bench();
  const places = await readDataPlaces(home);
  const told = new Set(places.map(({ name }) => name));
  const beside = ['history.db-wal', 'history.db-shm', 'lessons.json', 'pages', 'runs'];
  expect(readdirSync(home).filter((name) => !told.has(name) && !beside.includes(name))).toEqual([]);
  expect(new Set(places.flatMap(({ erasable }) => erasable ?? []))).toEqual(new Set(erasableSchema.options));
});

test('a copy is a data folder of its own: whole, with the history as it is now, and never over anything', async () => {
  const { ask, call, folder, home } = await bench();
  symlinkSync('/etc', join(home, 'windows-link'));
  const to = join(folder, 'deep/copy');
  await call('app.copyData', { to });
  const database = new DatabaseSync(join(to, 'history.db'), { readOnly: true });
  expect(database.prepare('select count(*) as count from exchange').get()).toEqual({ count: 2 });
  database.close();
  expect(JSON.parse(readFileSync(join(to, 'settings.json'), 'utf8'))).toMatchObject({ theme: 'dark' });
  for (const passing of ['bodies', 'pages', 'history.db-wal']) expect(existsSync(join(to, passing)), passing).toBe(false);
  const other = startServices(to);
  expect(await other.call('settings.read', null)).toMatchObject({ theme: 'dark' });

  expect(await ask('app.copyData', { to })).toMatchObject({
    ok: false,
    failure: { kind: 'fileFailed', reason: 'the folder is not empty' },
  });
  expect(await ask('app.copyData', { to: 'somewhere' })).toMatchObject({ ok: false, failure: { kind: 'rejectedInput' } });
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
