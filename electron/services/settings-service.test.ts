import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Identity } from '#shared/model/identity';
import { defaultSettings, type Settings } from '#shared/model/settings';
import { ok } from '#shared/result';
import { writeFileAtomic } from '../storage/atomic-file.ts';
import { makeTestFolder } from './host-parts.test-support';
import { createSecretVault, type SecretVault } from '../storage/vault/secret-vault';
import { memoryKeychain, sessionVault } from '../storage/vault/vault.test-support';
import { createSettingsService } from './settings-service';

const nobody = { windowId: null };

function settingsIn(home: string, vault: SecretVault = sessionVault(home)) {
  const told: Settings[] = [];
  const service = createSettingsService(home, (_name, payload) => void told.push(payload as Settings), vault);
  onTestFinished(() => service.close());
  const read = () => service.handlers['settings.read'](null, nobody);
  const change = (some: Partial<Settings>) => service.handlers['settings.change'](some, nobody);
  return { read, change, told };
}

test('without a file the settings are the usual ones, and no file is made', async () => {
  const home = await makeTestFolder();
  expect(await settingsIn(home).read()).toEqual(ok(defaultSettings));
  expect(await readdir(home)).toEqual([]);
});

test('a change is kept, told once, and leaves the others as they are', async () => {
  const home = await makeTestFolder();
  const { change, told } = settingsIn(home);
  const dark = { ...defaultSettings, theme: 'dark' };
  expect(await change({ theme: 'dark' })).toEqual(ok(dark));
  expect(await change({ theme: 'dark' })).toEqual(ok(dark));
  expect(told).toEqual([dark]);
  expect(await settingsIn(home).read()).toEqual(ok(dark));
});

test('what another program changes is told, and is not undone by the next change here', async () => {
  const home = await makeTestFolder();
  const { read, change, told } = settingsIn(home);
  await read();
  await vi.waitFor(async () => {
    // Watching begins a moment after the service.
    await writeFileAtomic(join(home, 'settings.json'), JSON.stringify({ density: 'roomy', newerField: 7 }));
    expect(told).toEqual([{ ...defaultSettings, density: 'roomy' }]);
  }, 5_000);
  expect(await change({ zoom: 1.5 })).toEqual(ok({ ...defaultSettings, density: 'roomy', zoom: 1.5 }));
  expect(JSON.parse(await readFile(join(home, 'settings.json'), 'utf8'))).toEqual({ density: 'roomy', newerField: 7, zoom: 1.5 });
});

test('a setting that cannot be read counts as the usual one, and the others hold', async () => {
  const home = await makeTestFolder();
  await writeFileAtomic(join(home, 'settings.json'), JSON.stringify({ theme: 'purple', zoom: 1.25 }));
  expect(await settingsIn(home).read()).toEqual(ok({ ...defaultSettings, zoom: 1.25 }));
});

test.each(['{"theme":', '', '[]', 'null', '\0\0'])(
  'a file that says %j is kept aside when settings are changed',
  async (text) => {
    const home = await makeTestFolder();
    await writeFileAtomic(join(home, 'settings.json'), text);
    const { read, change } = settingsIn(home);
    expect(await read()).toEqual(ok(defaultSettings));
    await change({ theme: 'light' });
    const names = (await readdir(home)).toSorted();
    expect(names).toEqual(['settings.json', expect.stringMatching(/^settings\.json\.broken-/)]);
    expect(await readFile(join(home, names[1] ?? ''), 'utf8')).toBe(text);
  },
);

test('changes made at the same time are all kept', async () => {
  const home = await makeTestFolder();
  const { read, change } = settingsIn(home);
  await Promise.all([change({ theme: 'dark' }), change({ zoom: 2 }), change({ density: 'roomy' })]);
  expect(await read()).toEqual(ok({ ...defaultSettings, theme: 'dark', zoom: 2, density: 'roomy' }));
});

test('secrets of identities stand in the vault, not in the file, and leave it with their identity', async () => {
  const home = await makeTestFolder();
  const vault = createSecretVault({ path: join(home, 'vault.json'), keychain: memoryKeychain() });
  await vault.create({ kind: 'keychain' });
  const { change, read } = settingsIn(home, vault);
  const alice: Identity = { id: 'a', name: 'Alice', auth: { kind: 'basic', username: 'alice', password: 'canary' } };
  const bert: Identity = { id: 'b', name: 'Bert', auth: { kind: 'bearer', token: 'canary-too', prefix: 'Token' } };

  expect(await change({ identities: [alice, bert] })).toMatchObject(ok({ identities: [alice, bert] }));
  expect(await readFile(join(home, 'settings.json'), 'utf8')).not.toContain('canary');
  expect(await read()).toMatchObject(ok({ identities: [alice, bert] }));

  await change({ identities: [bert] });
  expect(await vault.list()).toMatchObject(ok([{ name: 'identity/b/token' }]));
});
