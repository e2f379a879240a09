import { chmod, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFileAtomic } from '../storage/atomic-file.ts';
import { makeTestFolder } from './host-parts.test-support';
import { keepHostToken, newHostToken } from './host-token';

test('a kept key is the same in the next run, and only its owner can read it', async () => {
  const home = await makeTestFolder();
  const token = await keepHostToken(home);
  const { mode } = await stat(join(home, 'web-host-token'));
  expect([await keepHostToken(home), Buffer.from(token, 'base64url').length, mode & 0o777]).toEqual([token, 32, 0o600]);
});

test.each(['', 'short', 'x'.repeat(500)])('a file that says “%s” holds no key', async (text) => {
  const home = await makeTestFolder();
  await writeFileAtomic(join(home, 'web-host-token'), text, { mode: 0o600 });
  expect(await keepHostToken(home)).toMatch(/^[\w-]{43}$/);
  expect(await readdir(home)).toEqual(['web-host-token']);
});

test('a key that others could read is replaced', async () => {
  const home = await makeTestFolder();
  const token = newHostToken();
  await writeFileAtomic(join(home, 'web-host-token'), token);
  await chmod(join(home, 'web-host-token'), 0o644);
  expect(await keepHostToken(home)).not.toBe(token);
});
