import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Collection, CollectionItem } from '#shared/model/collection';
import type { Result } from '#shared/result';
import { sessionVault } from '../storage/vault/vault.test-support';
import { createCollectionParts, type CollectionParts } from './collection-parts';

/** How often git and Cairn write in turn, whoever comes first; the whole proof does it more often. */
const rounds = process.env.CAIRN_PROOF === 'whole' ? 500 : 60;

const caller = { windowId: null };
let folder: string;
let root: string;
let parts: CollectionParts;
let told: string[];
let seen: readonly Collection[];

const hasGit = (() => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@x.test', '-c', 'core.autocrlf=false', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-git-'));
  root = join(folder, 'books');
  put('opencollection.yml', 'opencollection: 1.0.0\ninfo:\n  name: Books\n');
  put('one.yml', request('One', 'https://x.test/1'));
  put('loans/two.yml', request('Two', 'https://x.test/2'));
  told = [];
  const publish = (name: string, payload: unknown) => {
    told.push(name);
    if (name === 'collection.changed') seen = payload as Collection[];
  };
  const home = join(folder, 'home');
  parts = createCollectionParts({ home, publish, vault: sessionVault(home) });
  if (!hasGit) return;
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'start');
  seen = [value(await parts.handlers['collection.open']({ root }, caller))];
});
afterEach(() => {
  parts.close();
  rmSync(folder, { recursive: true, force: true });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function put(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const request = (name: string, url: string) => `info:\n  name: ${name}\n  type: http\nhttp:\n  method: GET\n  url: ${url}\n`;

const listed = (items: readonly CollectionItem[] = seen[0]?.items ?? []): string[] =>
  items.flatMap((item) => (item.kind === 'folder' ? listed(item.items) : [`${item.kind} ${item.name}`]));
const describe = async () => value(await parts.handlers['git.describe']({ root }, caller));

test.skipIf(!hasGit)('a switch of branches shows at once: what is gone, what is new, and which branch it is', async () => {
  expect(await describe()).toEqual({ branch: 'main', isDetached: false, changed: 0 });
  git('checkout', '-q', '-b', 'side');
  git('rm', '-q', '-r', 'loans');
  put('three.yml', request('Three', 'https://x.test/3'));
  git('add', '-A');
  git('commit', '-q', '-m', 'side');
  await vi.waitFor(() => expect(listed()).toEqual(['request One', 'request Three']), 5_000);
  git('checkout', '-q', 'main');
  await vi.waitFor(() => expect(listed()).toEqual(['request Two', 'request One']), 5_000);
  await vi.waitFor(() => expect(told).toContain('git.changed'), 5_000);
  put('one.yml', request('One', 'https://x.test/changed'));
  expect(await describe()).toEqual({ branch: 'main', isDetached: false, changed: 1 });
  git('checkout', '-q', '--', 'one.yml');
  git('checkout', '-q', '--detach');
  expect(await describe()).toMatchObject({ isDetached: true, branch: git('rev-parse', 'HEAD').slice(0, 8) });
});

test.skipIf(!hasGit)('a merge with conflicts lists the file with its line, opens it as text, and is mended there', async () => {
  git('checkout', '-q', '-b', 'side');
  put('one.yml', request('One', 'https://x.test/theirs'));
  git('commit', '-q', '-a', '-m', 'theirs');
  git('checkout', '-q', 'main');
  put('one.yml', request('One', 'https://x.test/mine'));
  git('commit', '-q', '-a', '-m', 'mine');
  expect(() => git('merge', '-q', 'side')).toThrow();
  await vi.waitFor(() => expect(listed()).toEqual(['request Two', 'broken one']), 5_000);
  const broken = seen[0]?.items.find(({ kind }) => kind === 'broken');
  expect(broken).toMatchObject({ line: 6, reason: 'It has merge conflicts that are not resolved' });
  // A request that cannot be read is never written over by a save that knew an older version.
  const raw = value(await parts.handlers['collection.readRaw']({ root, path: 'one.yml' }, caller));
  expect(raw.text).toContain('<<<<<<<');
  const mended = request('One', 'https://x.test/both');
  value(await parts.handlers['collection.saveRaw']({ root, path: 'one.yml', text: mended, revision: raw.revision }, caller));
  await vi.waitFor(() => expect(listed()).toEqual(['request Two', 'request One']), 5_000);
  git('commit', '-q', '-a', '-m', 'merged');
  expect(await describe()).toMatchObject({ branch: 'main', changed: 0 });
});

test.skipIf(!hasGit)('nothing that the repository brought along is run by looking at it', async () => {
  const proof = join(folder, 'ran');
  for (const setting of ['core.fsmonitor', 'filter.x.clean']) {
    git('config', setting, `touch ${proof}; cat`);
    put('.gitattributes', '*.yml filter=x\n');
    put('one.yml', request('One', 'https://x.test/changed'));
    expect(await describe()).toMatchObject({ branch: 'main', changed: null });
    expect(() => readFileSync(proof)).toThrow();
    git('config', '--unset', setting);
  }
});

test('a folder in no repository has no branch', async () => {
  rmSync(join(root, '.git'), { recursive: true, force: true });
  value(await parts.handlers['collection.open']({ root }, caller));
  expect(await describe()).toBeNull();
});

/** The same numbers in every run, so that a failure can be looked at. */
let seed = 7;
const random = (below: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};

/** What others do to a file; each answers whether it left something else in it. */
const others: readonly ((round: number) => boolean)[] = [
  () => false,
  (round) => (put('one.yml', request('One', `https://x.test/vim/${round}`)), true),
  (round) => {
    put('.one.swp', request('One', `https://x.test/code/${round}`));
    renameSync(join(root, '.one.swp'), join(root, 'one.yml'));
    return true;
  },
  () => {
    const before = text('one.yml');
    git('checkout', '-q', 'main', '--', 'one.yml');
    return before !== text('one.yml');
  },
  () => {
    const before = text('one.yml');
    git('stash', '-q');
    return before !== text('one.yml');
  },
  () => (put('one.yml', text('one.yml').replaceAll('\n', '\r\n')), true),
  () => (rmSync(join(root, 'one.yml')), true),
];

test.skipIf(!hasGit)(`${rounds} times git and editors come between: nobody’s change is silently lost`, async () => {
  const kinds = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    put('one.yml', request('One', `https://x.test/round/${round}`));
    const read = value(await parts.handlers['collection.readRequest']({ root, path: 'one.yml' }, caller));
    const other = others[random(others.length)]!;
    const isOther = other(round);
    const left = isOther
      ? (() => {
          try {
            return text('one.yml');
          } catch {
            return null;
          }
        })()
      : null;
    const draft = { ...read.draft, url: `https://x.test/mine/${round}` };
    const saved = await parts.handlers['collection.saveRequest'](
      { root, path: 'one.yml', folder: '', name: 'One', draft, revision: read.revision },
      caller,
    );
    if (!isOther) {
      value(saved);
      expect(text('one.yml')).toContain(`mine/${round}`);
      kinds.add('saved');
      continue;
    }
    expect(saved).toMatchObject({ ok: false, failure: { kind: 'fileChanged' } });
    if (left !== null) expect(text('one.yml')).toBe(left);
    kinds.add(left === null ? 'gone' : 'kept');
  }
  expect([...kinds].toSorted()).toEqual(['gone', 'kept', 'saved']);
});
