import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeFailure } from '#shared/failure-words';
import type { Result } from '#shared/result';
import { isInstalled } from '../../practice/peers/peer.test-support';

const run = promisify(execFile);
const hasKeyring = process.platform === 'linux' && isInstalled('gnome-keyring-daemon') && isInstalled('dbus-run-session');

/** Steps on the system's keychain, each as `read:account` or `write:account:key`; answers what came of each. */
const program = (module: string) => `
import { createSystemKeychain } from ${JSON.stringify(module)};
const keychain = createSystemKeychain();
const results = [];
for (const [what, ...rest] of process.argv.slice(1).map((step) => step.split(':'))) results.push(await keychain[what](...rest));
process.stdout.write(JSON.stringify(results));
process.exit(0);
`;

/** A real Secret Service: GNOME's keyring on a bus of its own, in a home of its own. */
describe.skipIf(!hasKeyring)('GNOME keyring', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'cairn-keyring-'));
    await mkdir(join(home, 'run'), { mode: 0o700 });
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  /** One session of its user, whose login unlocks the keyring with this password; without one it stays locked. */
  async function session(password: string | null, ...steps: string[]): Promise<Result<unknown>[]> {
    const start = password === null ? '--start' : '--unlock';
    const daemon = `printf %s "$PASSWORD" | gnome-keyring-daemon ${start} --components=secrets --daemonize >/dev/null`;
    const env = {
      ...process.env,
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_RUNTIME_DIR: join(home, 'run'),
      PASSWORD: password ?? '',
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    };
    const module = pathToFileURL(join(import.meta.dirname, 'keychain.ts')).href;
    const node = [process.execPath, '--input-type=module', '-e', program(module), '--', ...steps];
    const { stdout } = await run('dbus-run-session', ['--', 'sh', '-c', `${daemon}; exec "$@"`, 'sh', ...node], {
      env,
      timeout: 100_000,
    });
    return JSON.parse(stdout) as Result<unknown>[];
  }

  test('keeps the vault’s key from one session to the next, and forgets it when told to', async () => {
    const first = await session('login', 'read:vault-1', 'write:vault-1:the key', 'read:vault-1');
    expect(first).toMatchObject([{ ok: true, value: null }, { ok: true }, { ok: true, value: 'the key' }]);
    expect(await session('login', 'read:vault-1', 'read:vault-2')).toEqual([
      { ok: true, value: 'the key' },
      { ok: true, value: null },
    ]);
    const [, after] = await session('login', 'remove:vault-1', 'read:vault-1');
    expect(after).toEqual({ ok: true, value: null });
  }, 120_000);

  test('that is locked, with nobody there to unlock it, is told in plain words', async () => {
    await session('login', 'write:vault-1:the key');
    for (const password of [null, 'another']) {
      const [result] = await session(password, 'read:vault-1');
      expect(result && !result.ok && describeFailure(result.failure)).toBe(
        'The system’s keychain is not available here: it is locked, and was not unlocked when it was asked for the key.',
      );
    }
  }, 120_000);
});
