import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fail, ok } from '#shared/result';
import type { Keychain } from './keychain';
import { createSecretVault } from './secret-vault';
import { memoryKeychain, noKeychain } from './vault.test-support';

/** Each key costs half a second of a quiet processor. */
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-vault-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'vault.json');
const passphrase = 'six stones on a ridge';
const token = 'tok-5f1d9b0c-canary';

const vaultOf = (keychain: Keychain = noKeychain) => createSecretVault({ path: path(), keychain });

/** Made once, since each key costs its half second; every test has a copy. */
const made = (() => {
  let first: Promise<{ readonly file: Buffer; readonly code: string }> | undefined;
  const make = async () => {
    const home = mkdtempSync(join(tmpdir(), 'cairn-vault-'));
    const vault = createSecretVault({ path: join(home, 'vault.json'), keychain: noKeychain });
    const created = await vault.create({ kind: 'passphrase', passphrase });
    const file = readFileSync(join(home, 'vault.json'));
    rmSync(home, { recursive: true });
    return { file, code: created.ok ? created.value : '' };
  };
  return () => (first ??= make());
})();

async function passphraseVault() {
  const { file, code } = await made();
  writeFileSync(path(), file, { mode: 0o600 });
  const vault = vaultOf();
  await vault.unlock(passphrase);
  return { vault, code };
}

/** Every form in which a secret could stand in a file. */
const formsOf = (secret: string) => [
  secret,
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
  encodeURIComponent(secret),
  Buffer.from(secret, 'utf16le').toString('latin1'),
];

describe('a vault with a passphrase', () => {
  test('gives a secret back after the program has ended, to those who know the passphrase', async () => {
    const { vault } = await passphraseVault();
    expect(await vault.write('library.token', token, ['127.0.0.1'])).toEqual(ok('vault'));

    const next = vaultOf();
    expect(await next.read('library.token')).toEqual(fail({ kind: 'vaultClosed', state: 'locked' }));
    expect(await next.unlock('six stones on a bridge')).toEqual(fail({ kind: 'vaultRefused' }));
    expect(await next.unlock(passphrase)).toEqual(ok(undefined));
    expect(await next.read('library.token')).toMatchObject({ ok: true, value: { value: token, hosts: ['127.0.0.1'] } });
  });

  test('holds neither the secret nor its name readable, in a file for its owner alone', async () => {
    const { vault, code } = await passphraseVault();
    await vault.write('library.token', token);
    const text = readFileSync(path(), 'latin1');
    for (const form of [...formsOf(token), 'library.token', passphrase, code]) expect(text).not.toContain(form);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  test('never seals the same content twice alike', async () => {
    const { vault } = await passphraseVault();
    await vault.write('a', 'one');
    const before = readFileSync(path(), 'utf8');
    await vault.write('a', 'two');
    await vault.write('a', 'one');
    expect(JSON.parse(readFileSync(path(), 'utf8')).sealedSecrets).not.toBe(JSON.parse(before).sealedSecrets);
  });

  test('derives its key at the cost that was promised', async () => {
    await passphraseVault();
    for (const { derivation } of JSON.parse(readFileSync(path(), 'utf8')).slots) {
      expect(derivation).toMatchObject({ n: 131_072, r: 8, p: 1 });
    }
  });

  test('opens with the recovery code, however it is typed, and takes a new passphrase then', async () => {
    const { vault, code } = await passphraseVault();
    await vault.write('a', token);
    const next = vaultOf();
    expect(await next.unlock(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `)).toEqual(ok(undefined));
    expect(await next.protect({ kind: 'passphrase', passphrase: 'a new one' })).toEqual(ok(undefined));

    const later = vaultOf();
    expect(await later.unlock(passphrase)).toEqual(fail({ kind: 'vaultRefused' }));
    expect(await later.unlock('a new one')).toEqual(ok(undefined));
    expect(await later.read('a')).toMatchObject({ value: { value: token } });
  });

  test('forgets the old recovery code when it gets a new one', async () => {
    const { vault, code } = await passphraseVault();
    const fresh = await vault.renewRecoveryCode();
    const next = vaultOf();
    expect(await next.unlock(code)).toEqual(fail({ kind: 'vaultRefused' }));
    expect(fresh.ok && (await next.unlock(fresh.value))).toEqual(ok(undefined));
  });

  test('works on another machine: the file and the passphrase are all it takes', async () => {
    const { vault } = await passphraseVault();
    await vault.write('a', token);
    const copy = join(folder, 'elsewhere.json');
    writeFileSync(copy, readFileSync(path()));
    const moved = createSecretVault({ path: copy, keychain: noKeychain });
    await moved.unlock(passphrase);
    expect(await moved.read('a')).toMatchObject({ value: { value: token } });
  });

  test('is locked again by the user, and says nothing from then on', async () => {
    const { vault } = await passphraseVault();
    await vault.write('a', token);
    vault.lock();
    expect(await vault.describe()).toMatchObject({ state: 'locked' });
    expect(await vault.read('a')).toEqual(fail({ kind: 'vaultClosed', state: 'locked' }));
  });
});

describe('a vault with its key in the keychain', () => {
  test('opens by itself, and only where that keychain is', async () => {
    const keychain = memoryKeychain();
    const vault = vaultOf(keychain);
    await vault.create({ kind: 'keychain' });
    await vault.write('a', token);

    expect(await vaultOf(keychain).read('a')).toMatchObject({ value: { value: token } });
    expect(await vaultOf(memoryKeychain()).describe()).toMatchObject({
      state: 'locked',
      reason: 'the system’s keychain no longer has its key',
    });
  });

  test('stays locked once the user has locked it, until told otherwise', async () => {
    const keychain = memoryKeychain();
    const vault = vaultOf(keychain);
    await vault.create({ kind: 'keychain' });
    vault.lock();
    expect(await vault.describe()).toMatchObject({ state: 'locked' });
    await vault.unlock('');
    expect(await vault.describe()).toMatchObject({ state: 'open' });
  });

  test('is not made where no keychain answers: nothing weaker takes its place', async () => {
    expect(await vaultOf().create({ kind: 'keychain' })).toMatchObject({ ok: false, failure: { kind: 'unsupported' } });
    expect(existsSync(path())).toBe(false);
  });

  test('takes a passphrase instead, and the keychain forgets the key', async () => {
    const keychain = memoryKeychain();
    const vault = vaultOf(keychain);
    await vault.create({ kind: 'keychain' });
    await vault.protect({ kind: 'passphrase', passphrase });
    expect({ ...(await vault.describe()), keys: keychain.keys.size }).toMatchObject({
      protections: ['passphrase', 'recovery'],
      keys: 0,
    });
  });
});

describe('without a vault that is open', () => {
  test('a secret lasts until the program ends, and no file is written', async () => {
    const vault = vaultOf();
    expect(await vault.write('a', token)).toEqual(ok('session'));
    expect(await vault.read('a')).toMatchObject({ value: { value: token } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what was kept so far goes into the vault that is made, or unlocked', async () => {
    const vault = vaultOf();
    await vault.write('early', token);
    await vault.create({ kind: 'passphrase', passphrase });
    vault.lock();
    await vault.write('late', token);
    await vault.unlock(passphrase);
    const kept = await vault.list();
    expect(kept.ok && kept.value.map(({ name, kept: where }) => [name, where])).toEqual([
      ['early', 'vault'],
      ['late', 'vault'],
    ]);
  });

  test('a user who wants no file gets none, also where a vault is open', async () => {
    const { vault } = await passphraseVault();
    vault.useSessionOnly();
    const before = readFileSync(path(), 'utf8');
    expect(await vault.write('a', token)).toEqual(ok('session'));
    expect({ after: readFileSync(path(), 'utf8'), ...(await vault.describe()) }).toMatchObject({
      after: before,
      state: 'session',
    });
  });
});

describe('a file that was tampered with', () => {
  const parts = [
    ['one bit of the secrets', (file: Stored) => ({ ...file, sealedSecrets: flipped(file.sealedSecrets) })],
    ['a way in taken away', (file: Stored) => ({ ...file, slots: file.slots.slice(0, 1) })],
    ['another name', (file: Stored) => ({ ...file, id: '11111111-1111-4111-8111-111111111111' })],
    [
      'a cheaper key',
      (file: Stored) => ({ ...file, slots: file.slots.map((slot) => ({ ...slot, derivation: { ...slot.derivation, n: 2 } })) }),
    ],
    ['no JSON at all', () => 'vault'],
  ] as const;

  test.each(parts)('%s: is not opened, and not written over', async (_name, tamper) => {
    const { vault } = await passphraseVault();
    await vault.write('a', token);
    const tampered = JSON.stringify(tamper(JSON.parse(readFileSync(path(), 'utf8'))));
    writeFileSync(path(), tampered);

    const next = vaultOf();
    expect(await next.unlock(passphrase)).toMatchObject({ ok: false });
    await next.write('b', 'another');
    expect(await vault.write('b', 'another')).not.toEqual(ok('vault'));
    expect(readFileSync(path(), 'utf8')).toBe(tampered);
  });

  test('is put away by the user’s word, whole, and a new vault can be made', async () => {
    writeFileSync(path(), 'not a vault');
    const vault = vaultOf();
    expect(await vault.describe()).toMatchObject({ state: 'damaged' });
    expect(await vault.create({ kind: 'passphrase', passphrase })).toMatchObject({ ok: false });
    const away = await vault.putAway();
    expect(away.ok && readFileSync(away.value, 'utf8')).toBe('not a vault');
    expect(await vault.create({ kind: 'passphrase', passphrase })).toMatchObject({ ok: true });
  });
});

test('two programs that write at once lose nothing of each other', async () => {
  const keychain = memoryKeychain();
  const [one, other] = [vaultOf(keychain), vaultOf(keychain)];
  await one.create({ kind: 'keychain' });
  await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other).write(`s${index}`, `v${index}`)));
  const kept = await vaultOf(keychain).list();
  expect(kept.ok && kept.value.length).toBe(20);
});

test('names that mean something to JavaScript are names like any other', async () => {
  const { vault } = await passphraseVault();
  for (const name of ['__proto__', 'constructor', 'toString']) {
    expect(await vault.read(name)).toEqual(ok(null));
    expect(await vault.write(name, token)).toEqual(ok('vault'));
  }
  const next = vaultOf();
  await next.unlock(passphrase);
  for (const name of ['__proto__', 'constructor', 'toString'])
    expect(await next.read(name)).toMatchObject({ value: { value: token } });
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('a secret that was removed is gone from the file', async () => {
  const { vault } = await passphraseVault();
  await vault.write('a', token);
  await vault.remove('a');
  expect(await vault.read('a')).toEqual(ok(null));
  expect(await vault.list()).toEqual(ok([]));
});

interface Stored {
  readonly id: string;
  readonly slots: readonly { readonly derivation: object }[];
  readonly sealedSecrets: string;
}

function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  return bytes.toString('base64');
}
