import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CookieJar } from 'tough-cookie';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { plainJar, type JarName } from '#shared/model/cookie';
import { createSecretVault, type SecretVault } from '../storage/vault/secret-vault';
import { memoryKeychain, noKeychain } from '../storage/vault/vault.test-support';
import { cookiePlace } from './cookie-place';
import { createPassingJars } from './cookies.test-support';
import { createJars, type Jars } from './jars';
import { judgeSetCookie } from './judge-set-cookie';
import { readNetscape, writeNetscape } from './netscape';
import { cookieFromTyped } from './typed-cookie';

/** Each key costs half a second of a quiet processor. */
vi.setConfig({ testTimeout: 60_000 });

const shop: JarName = { root: '/home/ada/shop', environment: 'local' };
const url = 'http://localhost:7070/';
const year = 'Max-Age=31536000';

async function take(jars: Jars, name: JarName, ...lines: string[]): Promise<void> {
  await jars.boxOf(name).take({ url, lines, interim: null, isTaken: true });
}
const namesIn = async (jars: Jars, name: JarName) =>
  (await jars.boxOf(name).choose({ url, isLed: false })).sent.map((one) => one.name);

describe('jars in a vault', () => {
  const home = mkdtempSync(join(tmpdir(), 'cairn-jars-'));
  const keychain = memoryKeychain();
  const path = join(home, 'vault.json');
  const vaultOf = (): SecretVault => createSecretVault({ path, keychain });
  let keepsSession = false;
  const jarsOf = (vault = vaultOf()): Jars => createJars({ vault, keepsSession: async () => keepsSession });

  beforeAll(async () => void (await vaultOf().create({ kind: 'keychain' })));
  afterAll(() => rmSync(home, { recursive: true }));
  beforeEach(async () => {
    keepsSession = false;
    for (const { name } of await vaultOf()
      .list()
      .then((listed) => (listed.ok ? listed.value : [])))
      await vaultOf().remove(name);
  });

  test('many requests in a row look once for what another program has left, and all the others each time', async () => {
    const vault = vaultOf();
    let looks = 0;
    const counting: SecretVault = { ...vault, read: (name) => (looks++, vault.read(name)) };
    const ours = jarsOf(counting);
    const serial = ours.serialBoxOf(shop);
    const ask = { url, isLed: false };
    for (let at = 0; at < 5; at++) expect((await serial.choose(ask)).sent).toEqual([]);
    expect(looks).toBe(1);
    await serial.take({ url, lines: [`mine=1; ${year}`], interim: null, isTaken: true });
    expect((await serial.choose(ask)).sent.map(({ name }) => name)).toEqual(['mine']);
    expect(looks).toBe(1);
    const other = jarsOf();
    await take(other, shop, `theirs=1; ${year}`);
    await other.close();
    expect(await namesIn(ours, shop)).toEqual(['mine', 'theirs']);
    expect((await serial.choose(ask)).sent.map(({ name }) => name)).toEqual(['mine', 'theirs']);
    await ours.close();
  });

  test('a cookie with a date is there the next day, one without is not, and no value stands on disk', async () => {
    const first = jarsOf();
    await take(first, shop, `sid=canary-value; ${year}`, 'passing=canary-value');
    expect(await namesIn(first, shop)).toEqual(['sid', 'passing']);
    await first.close();
    const next = jarsOf();
    expect([await namesIn(next, shop), await namesIn(next, plainJar)]).toEqual([['sid'], []]);
    expect((await next.list()).map(({ jar, count }) => [jar.environment, count])).toEqual(
      expect.arrayContaining([
        ['local', 1],
        ['', 0],
      ]),
    );
    expect(readFileSync(path, 'utf8')).not.toContain('canary');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('one that ends with the session is kept where the user wants that', async () => {
    keepsSession = true;
    const first = jarsOf();
    await take(first, plainJar, 'passing=1');
    await first.close();
    expect(await namesIn(jarsOf(), plainJar)).toEqual(['passing']);
  });

  test('what two programs put in and take out at once is all there', async () => {
    const [one, other] = [jarsOf(), jarsOf()];
    await take(one, plainJar, `a=1; ${year}`);
    await take(other, plainJar, `b=1; ${year}`);
    await Promise.all([one.flush(), other.flush()]);
    expect([(await namesIn(one, plainJar)).toSorted(), (await namesIn(other, plainJar)).toSorted()]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    await take(one, plainJar, 'mine=1');
    await take(other, plainJar, 'a=; Max-Age=0');
    await other.flush();
    expect((await namesIn(one, plainJar)).toSorted()).toEqual(['b', 'mine']);
  });

  test('while the vault is closed a jar lasts as long as the program; once it is open, what was gathered goes in', async () => {
    const before = jarsOf();
    await take(before, plainJar, `known=1; ${year}`);
    await before.close();
    const vault = vaultOf();
    vault.lock();
    const jars = jarsOf(vault);
    await take(jars, plainJar, `new=1; ${year}`);
    await jars.flush();
    expect(await namesIn(jars, plainJar)).toEqual(['new']);
    await vault.unlock('');
    expect((await namesIn(jars, plainJar)).toSorted()).toEqual(['known', 'new']);
    await jars.close();
    expect((await namesIn(jarsOf(), plainJar)).toSorted()).toEqual(['known', 'new']);
  });

  test('with no vault at all nothing is written', async () => {
    const alone = mkdtempSync(join(tmpdir(), 'cairn-jars-'));
    const jars = jarsOf(createSecretVault({ path: join(alone, 'vault.json'), keychain: noKeychain }));
    await take(jars, plainJar, `a=1; ${year}`);
    await jars.close();
    expect(await namesIn(jars, plainJar)).toEqual(['a']);
    expect(() => statSync(join(alone, 'vault.json'))).toThrow('ENOENT');
    rmSync(alone, { recursive: true });
  });
});

test('each environment has a jar of its own', async () => {
  const jars = createPassingJars();
  await take(jars, shop, 'a=1');
  expect([await namesIn(jars, shop), await namesIn(jars, plainJar), await namesIn(jars, { ...shop, root: '' })]).toEqual([
    ['a'],
    [],
    [],
  ]);
});

describe('a cookies.txt', () => {
  test('is read as curl writes it, and written so that it reads the same', () => {
    const text = [
      '# Netscape HTTP Cookie File',
      '',
      '.example.com\tTRUE\t/\tTRUE\t2000000000\twide\tv=1',
      '#HttpOnly_localhost\tFALSE\t/app\tFALSE\t0\tsid\t',
      '',
    ].join('\n');
    const { cookies, passedOver } = readNetscape(text, 5);
    expect(passedOver).toEqual([]);
    expect(cookies).toMatchObject([
      { name: 'wide', value: 'v=1', domain: 'example.com', hostOnly: false, secure: true, expires: 2_000_000_000_000 },
      { name: 'sid', value: '', domain: 'localhost', hostOnly: true, httpOnly: true, expires: null, path: '/app' },
    ]);
    expect(readNetscape(writeNetscape(cookies), 5)).toEqual({ cookies, passedOver: [] });
  });

  test('says which lines are none', () => {
    const { passedOver } = readNetscape('a b c\nlocalhost\tFALSE\t/\tFALSE\tnever\ta\tb\nlocalhost\tFALSE\tx\tFALSE\t0\ta\tb', 5);
    expect(passedOver).toEqual([
      'line 1: it has 1 fields, and a cookie has seven',
      'line 2: “never” is not a time',
      'line 3: its path does not begin with /',
    ]);
  });
});

const typed = {
  name: 'a',
  value: '1',
  domain: 'Shop.Example.com',
  hostOnly: true,
  path: '',
  expires: null,
  secure: false,
  httpOnly: false,
  sameSite: null,
};

test.each([
  ['a name or a value', { name: '', value: '' }],
  ['no “;”', { value: 'a;b' }],
  ['control characters', { value: 'a\nb' }],
  ['“=”', { name: 'a=b' }],
  ['4,096', { value: 'x'.repeat(4096) }],
  ['begins with “/”', { path: 'app' }],
  ['name or the address of a host', { domain: 'http://x' }],
  ['below co.uk', { domain: 'co.uk', hostOnly: false }],
  ['__Secure-', { name: '__secure-a' }],
  ['__Host-', { name: '__Host-a', secure: true, path: '/app' }],
])('a cookie that no server could set cannot be typed: %s', (says, change) => {
  expect(cookieFromTyped({ ...typed, ...change }, null, 1)).toContain(says);
});

test('a typed cookie belongs to the host in its one form', () => {
  expect(cookieFromTyped(typed, null, 1)).toMatchObject({ domain: 'shop.example.com', path: '/', setBy: '' });
  expect(cookieFromTyped({ ...typed, domain: '::1' }, null, 1)).toMatchObject({ domain: '::1' });
});

/** Where RFC 6265bis goes beyond what tough-cookie knows. */
const beyond = new Set(['control', 'tooLong', 'empty', 'securePrefix', 'hostPrefix', 'namelessPrefix', 'oddDomain']);

test('the rules are tough-cookie’s, but for those of RFC 6265bis that it does not have', () => {
  const part = fc.constantFrom('', 'a', 'sid', '__Host-a', '__Secure-a', 'x'.repeat(50));
  const domain = fc.constantFrom(
    null,
    'example.com',
    '.example.com',
    'shop.example.com',
    'com',
    'co.uk',
    'other.com',
    'localhost',
  );
  const host = fc.constantFrom('shop.example.com', 'example.com', 'a.b.example.com', 'other.com', 'localhost', '127.0.0.1');
  const line = fc
    .record({ name: part, value: part, domain, path: fc.constantFrom(null, '/', '/app', 'app'), secure: fc.boolean() })
    .map(({ name, value, domain: said, path, secure }) =>
      [
        `${name}=${value}`,
        said === null ? '' : `; Domain=${said}`,
        path === null ? '' : `; Path=${path}`,
        secure ? '; Secure' : '',
      ].join(''),
    );
  fc.assert(
    fc.property(line, host, fc.constantFrom('http', 'https'), (text, at, scheme) => {
      const address = `${scheme}://${at}/app/x`;
      const { cookie, why } = judgeSetCookie(text, { at: cookiePlace(address)!, held: [], now: Date.now() });
      if (why !== null && beyond.has(why)) return;
      const theirs = new CookieJar(undefined, {
        prefixSecurity: 'unsafe-disabled',
        enforceSecureOriginOnStorage: true,
      } as object);
      const taken = theirs.setCookieSync(text, address, { ignoreError: true, loose: true });
      // A nameless cookie they refuse unless they are loose, and then keep.
      expect({ taken: why === null, domain: why === null ? cookie?.domain : null }).toEqual({
        taken: taken !== undefined,
        domain: taken?.domain ?? null,
      });
      if (taken) expect([cookie?.path, cookie?.hostOnly]).toEqual([taken.path, taken.hostOnly]);
    }),
    { numRuns: 500 },
  );
});
