import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CollectionItem } from '#shared/model/collection';
import type { Result } from '#shared/result';
import { sessionVault } from '../storage/vault/vault.test-support';
import { createCollectionService } from './collection-service';

/** The whole proof takes minutes; the quick part is enough for every day. */
const kills = process.env.CAIRN_PROOF === 'whole' ? 300 : 12;

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-tree-fire-'));
  root = join(folder, 'collection');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const request = (name: string, seq: number) =>
  `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\nhttp:\n  method: GET\n  url: https://x.test/${name}\n`;
const beside = (name: string) => `options:\n  connectTimeoutMs: ${1_000 + name.length}\n`;

const things = ['one', 'three', 'seventh'];

function makeCollection() {
  put('opencollection.yml', 'opencollection: 1.0.0\ninfo:\n  name: Fire\n');
  put('first.yml', request('first', 1));
  put('kept.yml', request('kept', 2));
  put('.cairn/kept.yaml', beside('kept'));
  put('shelf/folder.yml', 'info:\n  name: Shelf\n  type: folder\n');
  for (const [index, name] of things.entries()) {
    put(`things/${name}.yml`, request(name, index + 1));
    put(`.cairn/things/${name}.yaml`, beside(name));
  }
}

const program = fileURLToPath(new URL('./tree-under-fire.test-support.ts', import.meta.url));

/** Works until it is killed; answers the lines that it had said by then. */
async function workUntilKilled(afterMs: number): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, ['--no-warnings', program, root, join(folder, 'home')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const ended = once(child, 'exit').then(() => {
    if (text === '') throw new Error('it ended before it was ready');
  });
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await Promise.race([once(child.stdout ?? child, 'data'), ended]);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  // It works without end: had it stopped by itself, something would have failed.
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'close');
  return text.split('\n').slice(0, -1);
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const caller = { windowId: null };

const pathsIn = (items: readonly CollectionItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'folder' ? pathsIn(item.items) : [item.path]));

/** What the next run finds: every request whole and with what stands beside it, where it was or where it went. */
async function checkAfter(lines: readonly string[]): Promise<number> {
  const home = join(folder, 'home');
  const service = createCollectionService({ home, publish: () => {}, vault: sessionVault(home) });
  const [collection] = value(await service['collection.list'](null, caller));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);

  const found = new Map<string, number>();
  for (const path of pathsIn(collection?.items ?? [])) {
    const { name, draft } = value(await service['collection.readRequest']({ root, path }, caller));
    expect(draft.url).toBe(`https://x.test/${name}`);
    if (name !== 'first') expect([path, draft.options.connectTimeoutMs]).toEqual([path, 1_000 + name.length]);
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  // A move that was under way may have left both, a copy that was under way adds one of each; none is ever missing.
  expect([...found.keys()].toSorted()).toEqual(['first', 'kept', ...things].toSorted());
  for (const count of found.values()) expect(count).toBeLessThanOrEqual(2);

  const last = Number(lines.findLast((line) => line.startsWith('settings '))?.slice('settings '.length) ?? 0);
  const { settings } = value(await service['collection.readFolder']({ root, path: 'shelf' }, caller));
  expect([last, last + 1]).toContain(Number(settings.headers[0]?.value ?? 0));
  for (const line of lines.filter((one) => one.startsWith('binned ')))
    expect(existsSync(join(home, 'bin', line.slice('binned '.length), 'folder', 'seventh.yml'))).toBe(true);
  service.close();
  return lines.length;
}

test(
  `${kills} times kill -9 in the middle of moves, copies and settings: nothing is lost, nothing is half`,
  { timeout: 20_000 + kills * 3_000 },
  async () => {
    let steps = 0;
    for (let kill = 0; kill < kills; kill++) {
      makeCollection();
      steps += await checkAfter(await workUntilKilled(Math.random() * 250));
      rmSync(root, { recursive: true });
    }
    expect(steps).toBeGreaterThan(kills * 3);
  },
);
