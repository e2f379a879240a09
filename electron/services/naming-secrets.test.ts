import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blankAuth } from '#shared/model/auth';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import type { Result } from '#shared/result';
import { sessionVault } from '../storage/vault/vault.test-support';
import { createCollectionService, type CollectionService } from './collection-service';

const caller = { windowId: null };
let folder: string;
let root: string;
let service: CollectionService;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-naming-'));
  root = join(folder, 'books');
  service = createCollectionService({ home: folder, publish: () => {}, vault: sessionVault(folder) });
  value(await service['collection.create']({ root, name: 'Books' }, caller));
});
afterEach(() => {
  service.close();
  rmSync(folder, { recursive: true, force: true });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

describe('secrets typed into a request', () => {
  const withPassword = (password: string): RequestDraft => ({
    ...createDraft('http://h/'),
    auth: { kind: 'basic', username: 'alice', password },
  });
  const save = (draft: RequestDraft, name: string) =>
    service['collection.saveRequest']({ root, path: null, folder: '', name, draft, revision: null }, caller);

  test('go into the vault, and the file only names them', async () => {
    const saved = value(await save(withPassword('canary-1'), 'Get a Book'));
    expect(saved.auth).toEqual({ kind: 'basic', username: 'alice', password: '{{books.get-a-book.password}}' });
    expect(readFileSync(join(root, saved.path), 'utf8')).not.toContain('canary');
    const read = value(await service['collection.readRequest']({ root, path: saved.path }, caller));
    expect(read.draft.auth).toEqual(saved.auth);
  });

  test('of a certificate beside the credentials go there too, and the rest of it stands beside the file', async () => {
    const { kind: _kind, ...blank } = blankAuth.clientCertificate;
    const certificate = { ...blank, certificatePath: '/c.pem', passphrase: 'canary-4' };
    const draft: RequestDraft = { ...createDraft('http://h/'), auth: { ...blankAuth.bearer, token: '{{t}}', certificate } };
    const saved = value(await save(draft, 'Both'));
    expect(saved.auth).toMatchObject({ certificate: { passphrase: '{{books.both.certificate-passphrase}}' } });
    const read = value(await service['collection.readRequest']({ root, path: saved.path }, caller));
    expect(read.draft.auth).toEqual(saved.auth);
    expect(readFileSync(join(root, saved.path), 'utf8')).not.toContain('certificate');
  });

  test('of two requests never take each other’s name', async () => {
    value(await save(withPassword('canary-1'), 'One'));
    const other = value(await save(withPassword('canary-2'), 'one'));
    expect(other.auth).toMatchObject({ password: '{{books.one.password-2}}' });
  });

  test('that are variables already stay as they were typed', async () => {
    const saved = value(await save(withPassword('{{mine}}'), 'One'));
    expect(saved.auth).toMatchObject({ password: '{{mine}}' });
  });
});

describe('secrets typed for a folder or a collection', () => {
  const auth = { kind: 'basic', username: 'alice', password: 'canary-3' } as const;
  const textsBelow = () =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');

  test('go into the vault, and its file only names them', async () => {
    value(await service['collection.createFolder']({ root, parent: '', name: 'Doors' }, caller));
    for (const path of ['', 'Doors']) {
      const { revision } = value(await service['collection.readAuth']({ root, path }, caller));
      value(await service['collection.saveAuth']({ root, path, auth, revision }, caller));
    }
    expect(textsBelow()).not.toContain('canary');
    const own = value(await service['collection.readAuth']({ root, path: '' }, caller));
    expect(own.auth).toEqual({ ...auth, password: '{{books.password}}' });
    const inner = value(await service['collection.readAuth']({ root, path: 'Doors' }, caller));
    expect(inner).toMatchObject({ name: 'Doors', auth: { password: '{{books.doors.password}}' } });
  });

  test('a path that leads out of the collection is refused', async () => {
    for (const path of ['..', '../other', '.cairn', 'a/../..']) {
      expect(await service['collection.readAuth']({ root, path }, caller)).toMatchObject({ ok: false });
      expect(await service['collection.saveAuth']({ root, path, auth, revision: null }, caller)).toMatchObject({ ok: false });
    }
    const elsewhere = { root: folder, path: '' };
    expect(await service['collection.readAuth'](elsewhere, caller)).toMatchObject({ failure: { kind: 'notFound' } });
  });
});
