import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CollectionItem } from '#shared/model/collection';
import type { Result } from '#shared/result';
import { sessionVault } from '../storage/vault/vault.test-support';
import { createCollectionParts, type CollectionParts } from './collection-parts';

let folder: string;
let books: string;
let shop: string;
let parts: CollectionParts;

const caller = { windowId: null };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-tree-'));
  books = join(folder, 'books');
  shop = join(folder, 'shop');
  const home = join(folder, 'home');
  parts = createCollectionParts({ home, publish: () => {}, vault: sessionVault(home) });
  value(await parts.handlers['collection.create']({ root: books, name: 'Books' }, caller));
  value(await parts.handlers['collection.create']({ root: shop, name: 'Shop' }, caller));
});
afterEach(() => {
  parts.close();
  rmSync(folder, { recursive: true, force: true });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const put = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const text = (path: string) => readFileSync(path, 'utf8');

const request = (name: string, seq: number | null, rest = '') =>
  `# of ${name}\ninfo:\n  name: ${name}\n  type: http\n${seq === null ? '' : `  seq: ${seq}\n`}  theirs: kept\n\nhttp:\n  method: GET\n  url: https://x.test/${name}\n${rest}`;

async function tree(root: string): Promise<unknown[]> {
  // Whoever asks next sees the outcome: a change is looked at before the next one begins.
  await parts.handlers['collection.search']({ text: 'x' }, caller);
  const close = value(await parts.handlers['collection.close']({ root }, caller));
  expect(close).toBeNull();
  const names = (items: readonly CollectionItem[]): unknown[] =>
    items.map((item) => (item.kind === 'folder' ? [item.name, ...names(item.items)] : item.name));
  return names(value(await parts.handlers['collection.open']({ root }, caller)).items);
}

const move = async (from: { root: string; path: string }, to: { root: string; folder: string; before: string | null }) =>
  value(await parts.handlers['collection.moveItem']({ from, to }, caller)).path;

async function withFiles(): Promise<void> {
  for (const [name, seq] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const)
    put(join(books, `${name}.yml`), request(name, seq));
  put(join(books, '.cairn', 'c.yaml'), '# beside c\noptions:\n  verifyTls: false\n');
  put(join(books, 'loans', 'folder.yml'), '# loans\ninfo:\n  name: Loans\n  type: folder\n  seq: 1\n');
  put(join(books, 'loans', 'd.yml'), request('d', 1));
  put(join(books, '.cairn', 'loans', 'd.yaml'), 'options:\n  verifyTls: false\n');
  await tree(books);
}

test('a request moves before another, and the one line that says where it stands is all that changes', async () => {
  await withFiles();
  const before = text(join(books, 'b.yml'));
  await move({ root: books, path: 'c.yml' }, { root: books, folder: '', before: 'b.yml' });
  expect(await tree(books)).toEqual([['Loans', 'd'], 'a', 'c', 'b']);
  expect(text(join(books, 'c.yml'))).toBe(request('c', 2));
  expect(text(join(books, 'b.yml'))).toBe(before.replace('seq: 2', 'seq: 3'));
});

test('a request moves into a folder with what stands beside it', async () => {
  await withFiles();
  expect(await move({ root: books, path: 'c.yml' }, { root: books, folder: 'loans', before: 'loans/d.yml' })).toBe('loans/c.yml');
  expect(await tree(books)).toEqual([['Loans', 'c', 'd'], 'a', 'b']);
  expect([existsSync(join(books, 'c.yml')), existsSync(join(books, '.cairn', 'c.yaml'))]).toEqual([false, false]);
  expect(text(join(books, '.cairn', 'loans', 'c.yaml'))).toContain('# beside c');
  expect(text(join(books, 'loans', 'c.yml'))).toBe(request('c', 1));
});

test('a name that is taken where a request goes gets a number, and nothing is written over', async () => {
  await withFiles();
  put(join(books, 'd.yml'), request('other', 9));
  expect(await move({ root: books, path: 'd.yml' }, { root: books, folder: 'loans', before: null })).toBe('loans/d 2.yml');
  expect(text(join(books, 'loans', 'd.yml'))).toBe(request('d', 1));
});

test('between collections a body’s file is named from its new root', async () => {
  await withFiles();
  put(join(books, 'data', 'cover.png'), 'png');
  const body =
    '  body:\n    type: file\n    data:\n      - filePath: data/cover.png\n        contentType: image/png\n        selected: true\n';
  put(join(books, 'f.yml'), request('f', 4, body));
  await tree(books);
  expect(await move({ root: books, path: 'f.yml' }, { root: shop, folder: '', before: null })).toBe('f.yml');
  const { draft } = value(await parts.handlers['collection.readRequest']({ root: shop, path: 'f.yml' }, caller));
  expect(draft.body).toMatchObject({ kind: 'file', path: join(books, 'data', 'cover.png') });
  expect(text(join(shop, 'f.yml'))).toContain('# of f\n');
});

test('a folder moves to another collection with everything in it, and not into itself', async () => {
  await withFiles();
  put(join(books, 'loans', 'notes.md'), 'notes');
  const into = await parts.handlers['collection.moveItem'](
    { from: { root: books, path: 'loans' }, to: { root: books, folder: 'loans', before: null } },
    caller,
  );
  expect(into).toMatchObject({ ok: false });
  await move({ root: books, path: 'loans' }, { root: shop, folder: '', before: null });
  expect([await tree(books), await tree(shop)]).toEqual([['a', 'b', 'c'], [['Loans', 'd']]]);
  expect([text(join(shop, 'loans', 'notes.md')), existsSync(join(shop, '.cairn', 'loans', 'd.yaml'))]).toEqual(['notes', true]);
  expect([existsSync(join(books, 'loans')), existsSync(join(books, '.cairn', 'loans'))]).toEqual([false, false]);
  expect(text(join(shop, 'loans', 'folder.yml'))).toContain('# loans\n');
});

test('what a move would take away is told before it', async () => {
  await withFiles();
  put(
    join(books, 'opencollection.yml'),
    'opencollection: 1.0.0\ninfo:\n  name: Books\nrequest:\n  headers:\n    - name: X-Shelf\n      value: "1"\n  auth:\n    type: bearer\n    token: t\n  variables:\n    - name: base\n      value: https://x.test\n',
  );
  put(join(books, 'e.yml'), request('e', 4, '  auth: inherit\n').replace('https://x.test/e', '"{{base}}/e"'));
  const preview = await parts.handlers['collection.previewMove'](
    { from: { root: books, path: 'e.yml' }, to: { root: shop, folder: '', before: null } },
    caller,
  );
  expect(value(preview)).toEqual({
    auth: { before: 'collection Books', after: 'nobody' },
    headers: ['X-Shelf'],
    variables: ['base'],
  });
});

test('a copy stands behind its original, comments and what stands beside it with it', async () => {
  await withFiles();
  const copy = value(await parts.handlers['collection.duplicateItem']({ root: books, path: 'c.yml' }, caller));
  const again = value(await parts.handlers['collection.duplicateItem']({ root: books, path: 'a.yml' }, caller));
  expect([copy.path, again.path]).toEqual(['c copy.yml', 'a copy.yml']);
  expect(await tree(books)).toEqual([['Loans', 'd'], 'a', 'a copy', 'b', 'c', 'c copy']);
  expect(text(join(books, 'c copy.yml'))).toContain('# of c\n');
  expect(existsSync(join(books, '.cairn', 'c copy.yaml'))).toBe(true);
});

test('a folder is copied whole', async () => {
  await withFiles();
  value(await parts.handlers['collection.duplicateItem']({ root: books, path: 'loans' }, caller));
  expect(await tree(books)).toEqual([['Loans', 'd'], ['Loans copy', 'd'], 'a', 'b', 'c']);
  expect(existsSync(join(books, '.cairn', 'Loans copy', 'd.yaml'))).toBe(true);
});

test('a folder and a collection get another name; the folder on disk follows', async () => {
  await withFiles();
  const renamed = value(await parts.handlers['collection.renameFolder']({ root: books, path: 'loans', name: 'Lent' }, caller));
  value(await parts.handlers['collection.renameFolder']({ root: books, path: '', name: 'Library' }, caller));
  expect(renamed.path).toBe('Lent');
  expect(await tree(books)).toEqual([['Lent', 'd'], 'a', 'b', 'c']);
  expect([text(join(books, 'Lent', 'folder.yml')), existsSync(join(books, '.cairn', 'Lent', 'd.yaml'))]).toEqual([
    '# loans\ninfo:\n  name: Lent\n  type: folder\n  seq: 1\n',
    true,
  ]);
  expect(value(await parts.handlers['collection.list'](null, caller)).find(({ root }) => root === books)?.name).toBe('Library');
});

test('a folder that is deleted comes back whole', async () => {
  await withFiles();
  const { binned } = value(await parts.handlers['collection.deleteFolder']({ root: books, path: 'loans' }, caller));
  expect([await tree(books), existsSync(join(books, '.cairn', 'loans'))]).toEqual([['a', 'b', 'c'], false]);
  const back = value(await parts.handlers['collection.restoreFolder']({ root: books, path: 'loans', binned }, caller));
  expect([back.path, await tree(books)]).toEqual(['loans', [['Loans', 'd'], 'a', 'b', 'c']]);
  expect([existsSync(join(books, '.cairn', 'loans', 'd.yaml')), readdirSync(join(folder, 'home', 'bin'))]).toEqual([true, []]);
});

test('bodies are searched whatever their case, and a tag shows in the list', async () => {
  put(join(books, 'a.yml'), request('a', 1, '  body:\n    type: json\n    data: |-\n      {"ship": "Ferry"}\n'));
  put(join(books, 'b.yml'), request('b', 2).replace('  theirs', '  tags:\n    - smoke\n  theirs'));
  await tree(books);
  expect(value(await parts.handlers['collection.search']({ text: 'fErry' }, caller))).toEqual(
    expect.arrayContaining([{ root: books, paths: ['a.yml'] }]),
  );
  const [, tagged] = value(await parts.handlers['collection.open']({ root: books }, caller)).items;
  expect(tagged).toMatchObject({ tags: ['smoke'] });
});

test('a file is mended as text, and only over what was read', async () => {
  put(join(books, 'bad.yml'), 'info: [\n');
  await tree(books);
  const raw = value(await parts.handlers['collection.readRaw']({ root: books, path: 'bad.yml' }, caller));
  const save = (revision: string | null) =>
    parts.handlers['collection.saveRaw']({ root: books, path: 'bad.yml', text: request('good', 1), revision }, caller);
  expect(await save('other')).toMatchObject({ ok: false, failure: { kind: 'fileChanged' } });
  value(await save(raw.revision));
  expect(await tree(books)).toEqual(['good']);
  const outside = { root: books, path: '../x.yml', text: '', revision: null };
  expect(await parts.handlers['collection.saveRaw'](outside, caller)).toMatchObject({ ok: false });
});

test('the scratch collection is made once and stays, and what was closed is found again', async () => {
  const scratch = value(await parts.handlers['collection.openScratch'](null, caller));
  expect([scratch.name, value(await parts.handlers['collection.openScratch'](null, caller)).root]).toEqual([
    'Scratch',
    scratch.root,
  ]);
  value(await parts.handlers['collection.close']({ root: shop }, caller));
  expect(value(await parts.handlers['collection.listClosed'](null, caller))).toEqual([{ root: shop, name: 'Shop' }]);
  value(await parts.handlers['collection.open']({ root: shop }, caller));
  expect(value(await parts.handlers['collection.listClosed'](null, caller))).toEqual([]);
});

test('collections are listed in the order in which they were opened, however long each takes', async () => {
  for (let number = 0; number < 200; number++) put(join(books, `many/r${number}.yml`), request(`r${number}`, number + 1));
  parts.close();
  const home = join(folder, 'home');
  for (let round = 0; round < 5; round++) {
    parts = createCollectionParts({ home, publish: () => {}, vault: sessionVault(home) });
    const listed = value(await parts.handlers['collection.list'](null, caller));
    expect(listed.map(({ root }) => root)).toEqual([books, shop]);
    parts.close();
  }
});
