import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDataPlaces } from './data-places';
import { createServices } from './create-services';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'cairn-places-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const bytesOf = async (name: string) => (await readDataPlaces(home)).find((place) => place.name === name)?.bytes;

test('a new data folder holds nothing yet, and says so of each place', async () => {
  const places = await readDataPlaces(home);
  expect(places.length).toBeGreaterThan(8);
  expect(places.every(({ bytes }) => bytes === null)).toBe(true);
});

test('a folder is as large as all that is in it, a database as its files together', async () => {
  await mkdir(join(home, 'windows', 'one', 'tabs'), { recursive: true });
  await writeFile(join(home, 'windows', 'one', 'layout.json'), 'x'.repeat(100));
  await writeFile(join(home, 'windows', 'one', 'tabs', 'a.json'), 'x'.repeat(23));
  await writeFile(join(home, 'history.db'), 'x'.repeat(4096));
  await writeFile(join(home, 'history.db-wal'), 'x'.repeat(904));
  expect(await bytesOf('windows')).toBe(123);
  expect(await bytesOf('history.db')).toBe(5000);
  expect(await bytesOf('vault.json')).toBeNull();
});

test('what is kept by the host stands in one of the places that are told', async () => {
  const services = createServices({ home, hostKind: 'web' });
  await services.dispatch('settings.change', { theme: 'dark' }, { windowId: null });
  await services.dispatch('workspace.open', { windowId: null }, { windowId: null });
  expect(await bytesOf('settings.json')).toBeGreaterThan(0);
  expect(await bytesOf('windows')).not.toBeNull();
  await services.close();
});
