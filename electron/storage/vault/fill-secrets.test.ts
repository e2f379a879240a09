import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { sealedText } from '#shared/model/sealed';
import { fail } from '#shared/result';
import { fillSecrets } from './fill-secrets';
import { createSecretVault } from './secret-vault';
import { memoryKeychain, sessionVault } from './vault.test-support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-fill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const draft = (password: string): RequestDraft => ({
  ...createDraft('http://127.0.0.1/'),
  auth: { kind: 'basic', username: 'alice', password },
});

test('a secret that a draft names, or that was sealed in it, goes out', async () => {
  const vault = sessionVault(folder);
  await vault.write('library.password', 'practice');
  const out = { ok: true, value: draft('practice') };
  expect(await fillSecrets(draft('{{library.password}}'), vault)).toEqual(out);
  expect(await fillSecrets(draft(sealedText('library.password')), vault)).toEqual(out);
});

test('what a locked vault holds is asked for by name, and nothing is sent', async () => {
  const vault = createSecretVault({ path: join(folder, 'vault.json'), keychain: memoryKeychain() });
  await vault.create({ kind: 'keychain' });
  await vault.write('a', 's');
  vault.lock();
  const locked = fail({ kind: 'vaultClosed', state: 'locked' });
  expect(await fillSecrets(draft('{{a}}'), vault)).toEqual(locked);
  expect(await fillSecrets(draft(sealedText('a')), vault)).toEqual(locked);
});

test('a name that nothing has is refused at its field', async () => {
  expect(await fillSecrets(draft('{{nobody}}'), sessionVault(folder))).toMatchObject({
    failure: { kind: 'badDraft', place: { part: 'auth', field: 'password' } },
  });
});

test('a draft that names nothing does not touch the vault', async () => {
  const untouched = { read: () => Promise.reject(new Error('read')) };
  expect(await fillSecrets(draft('typed'), untouched)).toEqual({ ok: true, value: draft('typed') });
});
