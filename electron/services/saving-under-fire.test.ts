import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Result } from '#shared/result';
import { sessionVault } from '../storage/vault/vault.test-support';
import { createCollectionService } from './collection-service';

/** The whole proof takes minutes; the quick part is enough for every day. */
const kills = process.env.CAIRN_PROOF === 'whole' ? 300 : 12;

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-fire-'));
  root = join(folder, 'collection');
  makeCollection();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function makeCollection() {
  mkdirSync(root);
  writeFileSync(join(root, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Fire\n');
}

const program = fileURLToPath(new URL('./saving-under-fire.test-support.ts', import.meta.url));

/** Saves until it is killed; answers the lines that it had said by then. */
async function saveUntilKilled(afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--no-warnings', program, root, join(folder, 'home')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = collectLines(child);
  await lines.first;
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await once(child, 'close');
  return lines.all();
}

function collectLines(child: ChildProcess) {
  let text = '';
  const ended = once(child, 'exit').then(() => {
    if (text === '') throw new Error('it ended before it was ready');
  });
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  // What was cut off in the middle of a line was not said.
  return { first: Promise.race([once(child.stdout ?? child, 'data'), ended]), all: () => text.split('\n').slice(0, -1) };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const left = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));

/** What the next run finds: all that was said to be on disk, whole, and nothing that was left half-way. */
async function checkAfter(lines: readonly string[]): Promise<number> {
  const said = (word: string) => lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const service = createCollectionService({
    home: join(folder, 'home'),
    publish: () => {},
    vault: sessionVault(join(folder, 'home')),
  });
  const caller = { windowId: null };
  const [collection] = value(await service['collection.list'](null, caller));
  expect(collection?.items.filter((item) => item.kind === 'broken')).toEqual([]);
  expect(left()).toEqual([]);

  const last = Number(said('saved').at(-1) ?? 0);
  if (last > 0) {
    const { draft } = value(await service['collection.readRequest']({ root, path: 'kept.yml' }, caller));
    const round = Number(draft.url.split('/').at(-1));
    // The save that was under way when the kill came may have reached the disk as well.
    expect([last, last + 1]).toContain(round);
    expect(draft.body).toMatchObject({ text: `${round}\n`.repeat(500) });
    expect([round, round + 1]).toContain(draft.options.connectTimeoutMs);
  }
  const binned = new Map(said('binned').map((line) => [line.slice(0, -37), line.slice(-36)]));
  for (const bin of binned.values()) expect(existsSync(join(folder, 'home', 'bin', bin, 'request.yml'))).toBe(true);
  // The last one made was perhaps being binned, and is in one of the two places.
  const made = said('made').filter((path) => !binned.has(path));
  for (const path of made.slice(0, -1)) value(await service['collection.readRequest']({ root, path }, caller));
  service.close();
  return lines.length;
}

test(
  `${kills} times kill -9 in the middle of saving: nothing that was said to be saved is lost, nothing is half`,
  { timeout: 20_000 + kills * 3_000 },
  async () => {
    let steps = 0;
    for (let kill = 0; kill < kills; kill++) {
      steps += await checkAfter(await saveUntilKilled(Math.random() * 250));
      rmSync(root, { recursive: true });
      makeCollection();
    }
    expect(steps).toBeGreaterThan(kills * 3);
  },
);
