import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok } from '#shared/result';
import { makeTestFolder } from '../services/host-parts.test-support';
import { rememberEnvironments } from './environment/chosen-environments';
import { changeSettings, readSettings } from './settings-file';
import { rememberFile } from './small-file';

test('the same text is made into something once, another text at the next reading, and no file is a text of its own', async () => {
  const path = join(await makeTestFolder(), 'small.json');
  const made: (string | null)[] = [];
  const read = rememberFile(path, (text) => {
    made.push(text);
    return { text };
  });
  expect(read()).toBe(read());
  // As long as the one after it, and written within the same moment.
  await writeFile(path, 'one');
  const one = read();
  expect(read()).toBe(one);
  await writeFile(path, 'two');
  expect(read()).toEqual({ text: 'two' });
  await rm(path);
  expect(read()).toEqual({ text: null });
  expect(made).toEqual([null, 'one', 'two', null]);
});

test('what cannot be read is no missing file', async () => {
  const path = join(await makeTestFolder(), 'folder');
  await mkdir(path);
  expect(rememberFile(path, String)).toThrow('EISDIR');
});

test('settings and chosen environments are there without waiting for other threads, whoever wrote them last', async () => {
  const home = await makeTestFolder();
  const path = join(home, 'settings.json');
  const environments = rememberEnvironments(home);
  await changeSettings(path, { zoom: 1.5 });
  await environments.choose('', 'local');
  await writeFile(join(home, 'environments.json'), JSON.stringify({ '': 'other' }));
  const told: Record<string, unknown> = {};
  void readSettings(path).then((settings) => (told.zoom = settings.ok && settings.value.zoom));
  void environments.read('').then((name) => (told.name = name));
  // Microtasks alone: no reading by another thread comes in between.
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  expect(told).toEqual({ zoom: 1.5, name: 'other' });
  expect(await readSettings(path)).toEqual(ok(expect.objectContaining({ zoom: 1.5 })));
});
