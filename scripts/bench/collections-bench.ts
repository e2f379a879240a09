import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { fail, type Result } from '#shared/result';
import { createCollectionService, type CollectionService } from '../../electron/services/collection-service.ts';
import { createSecretVault } from '../../electron/storage/vault/secret-vault.ts';
import { launchBrowser, startCold, stop } from './cairn-window';
import type { Figure } from './figure';

const folders = 200;
const inEach = 50;
const caller = { windowId: null };

/** A collection of ten thousand requests: opened, looked through and saved to, by the service and in the window. */
export async function run(): Promise<Figure[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-bench-')));
  const root = join(folder, 'large');
  try {
    makeCollection(root);
    return [...(await measureService(root, join(folder, 'service'))), ...(await measureWindow(root, join(folder, 'window')))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeCollection(root: string): void {
  mkdirSync(root);
  writeFileSync(join(root, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Large\n');
  for (let at = 0; at < folders; at++) {
    const own = join(root, `folder-${at}`);
    mkdirSync(own);
    writeFileSync(join(own, 'folder.yml'), `info:\n  name: Folder ${at}\n  type: folder\n  seq: ${at + 1}\n`);
    for (let number = 0; number < inEach; number++) writeFileSync(join(own, `r${number}.yml`), requestText(at * inEach + number));
  }
}

const requestText = (id: number): string =>
  `info:\n  name: Request ${id}\n  type: http\n  seq: ${(id % inEach) + 1}\n\nhttp:\n  method: POST\n  url: https://x.test/things/${id}?page=${id % 7}\n` +
  `  headers:\n    - name: Accept\n      value: application/json\n  body:\n    type: json\n    data: |-\n` +
  Array.from({ length: 12 }, (_, line) => `      "field${line}": "value ${id * 31 + line}"\n`).join('');

async function measureService(root: string, home: string): Promise<Figure[]> {
  const vault = createSecretVault({ path: join(home, 'vault.json'), keychain: noKeychain });
  const opens: number[] = [];
  for (let round = 0; round < 3; round++) {
    const service = createCollectionService({ home, publish: () => {}, vault });
    opens.push(await timed(async () => value(await service['collection.open']({ root }, caller))));
    service.close();
  }
  const service = createCollectionService({ home, publish: () => {}, vault });
  value(await service['collection.open']({ root }, caller));
  const searches: number[] = [];
  for (const text of ['value 31', 'field11', 'nothing like it', 'value 9', 'VALUE 300001'])
    searches.push(await timed(async () => value(await service['collection.search']({ text }, caller))));
  const saves = await measureSaves(service, root);
  service.close();
  return [
    spread('10,000 requests: opened and listed by the service', opens, 2_000),
    spread('10,000 requests: searched in all bodies', searches, 100),
    spread('10,000 requests: one saved', saves, 50),
  ];
}

async function measureSaves(service: CollectionService, root: string): Promise<number[]> {
  const saves: number[] = [];
  for (let round = 0; round < 30; round++) {
    const path = `folder-${round}/r1.yml`;
    const read = value(await service['collection.readRequest']({ root, path }, caller));
    const draft = { ...read.draft, url: `https://x.test/saved/${round}` };
    const save = { root, path, folder: `folder-${round}`, name: read.name, draft, revision: read.revision };
    saves.push(await timed(async () => value(await service['collection.saveRequest'](save, caller))));
  }
  return saves;
}

async function measureWindow(root: string, home: string): Promise<Figure[]> {
  mkdirSync(home);
  writeFileSync(join(home, 'collections.json'), JSON.stringify({ roots: [root] }));
  const browser = await launchBrowser();
  const began = performance.now();
  const { page, host } = await startCold(browser, home);
  try {
    await page
      .getByRole('row', { name: /Folder 3/ })
      .first()
      .waitFor();
    const shown = performance.now() - began;
    const keys = await measureKeys(page);
    return [
      spread('10,000 requests: start of the program to the tree on the screen', [shown], 4_000),
      spread('10,000 requests: a key in the filter to its rows', keys, 100),
    ];
  } finally {
    await browser.close();
    await stop(host);
  }
}

/** From each key in the filter to the last change of the rows that it brought about. */
async function measureKeys(page: Page): Promise<number[]> {
  const field = page.getByRole('searchbox', { name: 'Filter requests' });
  await field.focus();
  await page.evaluate(() => {
    const seen = { keyAt: 0, lastAt: 0 };
    Object.assign(globalThis, { seen });
    addEventListener('keydown', () => void (seen.keyAt = performance.now()), true);
    const tree = document.querySelector('aside');
    if (tree)
      new MutationObserver(() => void (seen.lastAt = performance.now())).observe(tree, { subtree: true, childList: true });
  });
  const keys: number[] = [];
  for (const word of ['things/77', 'request 12', 'folder 19', '=3'])
    for (const key of [...Array.from(word), 'ControlOrMeta+a', 'Delete']) {
      await field.press(key);
      // Long after the last change that one key brings about.
      await page.waitForTimeout(600);
      const ms = await page.evaluate(() => seen.lastAt - seen.keyAt);
      // A key that leaves all rows as they are is none to wait for.
      if (ms > 0) keys.push(ms);
    }
  return keys;
}

declare const seen: { readonly keyAt: number; readonly lastAt: number };

const unreachable = async () => fail({ kind: 'unsupported', capability: 'The system’s keychain', reason: 'none is there' });

const noKeychain = { read: unreachable, write: unreachable, remove: unreachable };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function spread(name: string, all: readonly number[], limit: number): Figure {
  const sorted = all.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const peer = `quickest ${Math.round(sorted[0] ?? 0)} ms, slowest ${Math.round(sorted.at(-1) ?? 0)} ms`;
  return { name: `${name}, median of ${all.length}`, value: middle, unit: 'ms', peer, limit: `${limit} ms`, ok: middle <= limit };
}
