import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';

/** A Node of somebody's own that is older than the one beside us; undefined where there is none. */
const older = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find((node) => {
    const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8', timeout: 20_000 });
    return status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) < 24;
  });

test.skipIf(older === undefined)('an older Node starts cairn, and where no newer one is beside it says what is wanted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-launcher-'));
  const source = readFileSync(new URL('./launcher.ts', import.meta.url), 'utf8');
  writeFileSync(join(folder, 'cairn.mjs'), stripTypeScriptTypes(source));
  const { status, stderr } = spawnSync(older ?? '', [join(folder, 'cairn.mjs'), '--version'], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  rmSync(folder, { recursive: true, force: true });
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^Cairn needs Node 24 or newer; this is v\d+/)]);
});
