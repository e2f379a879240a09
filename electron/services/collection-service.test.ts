import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Collection } from '#shared/model/collection';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import type { Result } from '#shared/result';
import { sessionVault } from '../storage/vault/vault.test-support';
import { createCollectionService, type CollectionService } from './collection-service';

let folder: string;
let root: string;
let published: Collection[][];
let service: CollectionService;

const start = () =>
  createCollectionService({
    home: join(folder, 'home'),
    vault: sessionVault(join(folder, 'home')),
    publish: (name, payload) => void (name === 'collection.changed' && published.push(payload as Collection[])),
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-collections-'));
  root = join(folder, 'books');
  published = [];
  service = start();
  value(await service['collection.create']({ root, name: 'Books' }, caller));
});
afterEach(() => {
  service.close();
  rmSync(folder, { recursive: true, force: true });
});

const caller = { windowId: null };

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const at = (path: string) => join(root, path);
const text = (path: string) => readFileSync(at(path), 'utf8');
const put = (path: string, content: string) => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), content);
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

const save = (fields: Partial<Parameters<CollectionService['collection.saveRequest']>[0]> = {}) =>
  service['collection.saveRequest'](
    { root, path: null, folder: '', name: 'List books', draft: createDraft('https://x.test/books'), revision: null, ...fields },
    caller,
  );
const read = async (path: string) => value(await service['collection.readRequest']({ root, path }, caller));
const names = async () => value(await service['collection.list'](null, caller))[0]?.items.map(({ name }) => name);
const withoutIds = (draft: RequestDraft): unknown =>
  JSON.parse(JSON.stringify(draft, (key, inner: unknown) => (key === 'id' ? undefined : inner)));

describe('a new collection', () => {
  test('is a root file that Bruno reads, and is there at the next start', async () => {
    expect(text('opencollection.yml')).toBe(
      'opencollection: 1.0.0\n\ninfo:\n  name: Books\nbundled: false\nextensions:\n  bruno:\n    ignore:\n      - node_modules\n      - .git\n      - .cairn\n',
    );
    service.close();
    service = start();
    expect(value(await service['collection.list'](null, caller))).toEqual([{ root, name: 'Books', items: [], problem: null }]);
  });

  test('is not made in a folder that holds something', async () => {
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full', 'a.txt'), 'mine');
    expect(await service['collection.create']({ root: join(folder, 'full'), name: 'x' }, caller)).toEqual({
      ok: false,
      failure: { kind: 'fileFailed', path: join(folder, 'full'), reason: 'the folder is not empty' },
    });
    expect(await service['collection.open']({ root: join(folder, 'full') }, caller)).toMatchObject({
      failure: { kind: 'notFound' },
    });
  });

  test('opens once, whichever way its folder is named', async () => {
    symlinkSync(root, join(folder, 'link'));
    value(await service['collection.open']({ root: join(folder, 'link') }, caller));
    value(await service['collection.open']({ root: at('opencollection.yml') }, caller));
    expect(value(await service['collection.list'](null, caller)).map((collection) => collection.root)).toEqual([root]);
  });

  test('is forgotten when it is closed, and its files stay', async () => {
    value(await service['collection.close']({ root }, caller));
    expect([value(await service['collection.list'](null, caller)), existsSync(at('opencollection.yml'))]).toEqual([[], true]);
    expect(await save()).toMatchObject({ failure: { kind: 'notFound' } });
  });
});

describe('saving', () => {
  test('makes a file named after the request, in the order it was saved', async () => {
    const saved = value(await save());
    expect([saved.path, text('List books.yml')]).toEqual([
      'List books.yml',
      'info:\n  name: List books\n  type: http\n  seq: 1\n\nhttp:\n  method: GET\n  url: https://x.test/books\n',
    ]);
    expect(saved.revision).toBe(createHash('sha256').update(text('List books.yml')).digest('hex'));
    value(await save({ name: 'Add a book' }));
    expect([await names(), text('Add a book.yml')]).toEqual([['List books', 'Add a book'], expect.stringContaining('seq: 2')]);
  });

  test('never writes over another file, not even one whose name differs only by case', async () => {
    const paths = [];
    for (const name of ['Same', 'same', 'SAME', 'é', 'e\u0301']) paths.push(value(await save({ name })).path);
    expect(paths).toEqual(['Same.yml', 'same 2.yml', 'SAME 3.yml', 'é.yml', 'é 2.yml']);
  });

  test('changes one line for one edit, and nothing for none', async () => {
    const { path } = value(await save());
    put(path, `# mine\n${text(path)}\nown: field\n`);
    const before = text(path);
    const { draft, revision, name } = await read(path);
    expect(value(await save({ path, name, draft, revision })).revision).toBe(revision);
    expect(text(path)).toBe(before);
    value(await save({ path, name, draft: { ...draft, method: 'POST' }, revision }));
    expect(text(path)).toBe(before.replace('method: GET', 'method: POST'));
  });

  test('is refused when the file was changed or deleted outside, and writes nothing', async () => {
    const { path } = value(await save());
    const { draft, revision, name } = await read(path);
    put(path, text(path).replace('x.test', 'y.test'));
    const foreign = text(path);
    expect(await save({ path, name, draft: { ...draft, method: 'POST' }, revision })).toMatchObject({
      failure: { kind: 'fileChanged', path: at(path) },
    });
    expect(text(path)).toBe(foreign);
    rmSync(at(path));
    expect(await save({ path, name, draft, revision })).toMatchObject({
      failure: { kind: 'fileChanged', reason: 'it is no longer there' },
    });
    expect(existsSync(at(path))).toBe(false);
  });

  test('over what was changed outside keeps its unknown fields, when the user says so', async () => {
    const { path } = value(await save());
    const { draft } = await read(path);
    put(path, `${text(path).replace('GET', 'PUT')}own: field\n`);
    value(await save({ path, draft: { ...draft, method: 'POST' }, revision: null }));
    expect(text(path)).toMatch(/method: POST[^]*own: field\n$/);
  });

  test('keeps beside the file what it has no field for, and tells when only that changed', async () => {
    const draft = { ...createDraft('https://x.test'), options: { ...defaultOptions, verifyTls: false, connectTimeoutMs: 5 } };
    const saved = value(await save({ name: 'Opt', draft }));
    expect(readFileSync(at('.cairn/Opt.yaml'), 'utf8')).toContain('verifyTls: false');
    const opened = await read(saved.path);
    expect([withoutIds(opened.draft), opened.revision]).toEqual([withoutIds(draft), saved.revision]);
    const own = text(saved.path);
    put('.cairn/Opt.yaml', 'options:\n  verifyTls: false\n');
    expect(await save({ ...saved, draft })).toMatchObject({ failure: { kind: 'fileChanged' } });
    value(await save({ path: saved.path, name: 'Opt', draft: createDraft('https://x.test'), revision: null }));
    expect([existsSync(at('.cairn/Opt.yaml')), text(saved.path)]).toEqual([false, own]);
  });

  test('a request without a name goes by its file, and gets none in it', async () => {
    put('bare.yml', 'http:\n  url: https://x.test/\n');
    const { name, draft, revision } = await read('bare.yml');
    expect(name).toBe('bare');
    value(await save({ path: 'bare.yml', name, draft: { ...draft, url: 'https://y.test/' }, revision }));
    expect(text('bare.yml')).toBe('http:\n  url: https://y.test/\n');
  });

  test('many at once loses none', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => save({ name: `R ${index % 4}` })));
    expect(readdirSync(root).filter((name) => name.startsWith('R '))).toHaveLength(40);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  const hostile = [
    '../up',
    '..\\up',
    '/etc/passwd',
    'C:\\x',
    '\\\\host\\share',
    'a\0b',
    'CON',
    'nul.txt',
    'COM1',
    'lpt³',
    'dot.',
    'space ',
    '.git',
    '.env',
    '.',
    '..',
    '',
    '   ',
    'x'.repeat(400),
    'é'.repeat(200),
    '\u202Egnp.exe',
    'a\u200Bb',
    'opencollection',
    'folder',
    'Folder',
    'environments',
    'node_modules',
    '__proto__',
    'constructor',
    '-rf',
    '~',
    '$(id)',
    'a/b/c',
    '😀'.repeat(100),
    '\uD800',
    'tab\there',
    'two\nlines',
    '%2e%2e%2f',
    'a:b',
    'a*?"<>|',
    'con.yml',
    '𝒞airn',
  ];

  test('under a hostile name stays inside the collection, keeps the name and overwrites nothing', async () => {
    const outside = readdirSync(folder).toSorted();
    for (const name of hostile.filter((candidate) => candidate !== '')) {
      const { path } = value(await save({ name }));
      expect(path).not.toMatch(/^[.-]|[\\/:*?"<>|\0]|[. ]\.yml$|^(?:con|nul|com1|lpt³)\./i);
      expect(Buffer.byteLength(path)).toBeLessThanOrEqual(255);
      expect(await read(path)).toMatchObject({ name });
    }
    expect(readdirSync(folder).toSorted()).toEqual(outside);
    expect(readdirSync(root).filter((name) => name.endsWith('.yml'))).toHaveLength(hostile.length);
  });
});

describe('folders and names', () => {
  test('a folder gets a file with its name, and requests go into it', async () => {
    const { path } = value(await service['collection.createFolder']({ root, parent: '', name: 'Loans / due' }, caller));
    expect([path, text(`${path}/folder.yml`)]).toEqual(['Loans - due', 'info:\n  name: Loans / due\n  type: folder\n']);
    value(await save({ folder: path, name: 'One' }));
    expect(value(await service['collection.list'](null, caller))[0]?.items).toMatchObject([
      { kind: 'folder', name: 'Loans / due', items: [{ path: 'Loans - due/One.yml' }] },
    ]);
  });

  test('a rename moves the file with what stands beside it', async () => {
    const draft = { ...createDraft('https://x.test'), options: { ...defaultOptions, verifyTls: false } };
    const { path } = value(await save({ name: 'Old', draft }));
    const renamed = value(await service['collection.renameRequest']({ root, path, name: 'New' }, caller));
    expect(renamed.path).toBe('New.yml');
    expect([existsSync(at('Old.yml')), existsSync(at('.cairn/Old.yaml'))]).toEqual([false, false]);
    expect(await read('New.yml')).toMatchObject({
      name: 'New',
      revision: renamed.revision,
      draft: { options: { verifyTls: false } },
    });
  });

  test('a rename keeps the name of a file that was named otherwise, and never takes one that is in use', async () => {
    value(await save({ name: 'One' }));
    put('own-name.yml', text('One.yml').replace('name: One', 'name: Another'));
    const other = value(await service['collection.renameRequest']({ root, path: 'own-name.yml', name: 'Third' }, caller));
    value(await save({ name: 'Two' }));
    const taken = value(await service['collection.renameRequest']({ root, path: 'Two.yml', name: 'one' }, caller));
    expect([other.path, taken.path, text('One.yml')]).toEqual([
      'own-name.yml',
      'one 2.yml',
      expect.stringContaining('name: One'),
    ]);
  });
});

describe('deleting', () => {
  test('moves to the bin, and back as it was', async () => {
    const draft = { ...createDraft('https://x.test'), options: { ...defaultOptions, verifyTls: false } };
    const { path, revision } = value(await save({ name: 'Gone', draft }));
    const { binned } = value(await service['collection.deleteRequest']({ root, path }, caller));
    expect([existsSync(at(path)), existsSync(at('.cairn/Gone.yaml')), await names()]).toEqual([false, false, []]);
    value(await service['collection.restoreRequest']({ root, path, binned }, caller));
    expect(await read(path)).toMatchObject({ revision });
    expect(await service['collection.restoreRequest']({ root, path, binned }, caller)).toMatchObject({
      failure: { kind: 'notFound' },
    });
    expect(await service['collection.restoreRequest']({ root, path, binned: '../../x' }, caller)).toMatchObject({
      failure: { kind: 'notFound' },
    });
  });

  test('a request whose place was taken meanwhile comes back beside it', async () => {
    const { path } = value(await save({ name: 'Gone' }));
    const { binned } = value(await service['collection.deleteRequest']({ root, path }, caller));
    value(await save({ name: 'Gone', draft: createDraft('https://other.test') }));
    expect(value(await service['collection.restoreRequest']({ root, path, binned }, caller)).path).toBe('Gone 2.yml');
    expect(text('Gone.yml')).toContain('other.test');
  });
});

describe('places outside', () => {
  const paths = [
    '../x.yml',
    '/etc/hosts.yml',
    'a/../../x.yml',
    '.cairn/x.yml',
    '.git/config.yml',
    'a\\b.yml',
    'nul\0.yml',
    './a.yml',
    'a//b.yml',
    'link/secret.yml',
    'linked.yml',
  ];

  test.each(paths)('%j can neither be read, saved to, renamed nor deleted', async (path) => {
    mkdirSync(join(folder, 'outside'));
    writeFileSync(join(folder, 'outside', 'secret.yml'), 'info:\n  name: secret\n  type: http\n');
    symlinkSync(join(folder, 'outside'), at('link'));
    symlinkSync(join(folder, 'outside', 'secret.yml'), at('linked.yml'));
    writeFileSync(join(folder, 'x.yml'), 'mine');
    const before = readdirSync(folder, { recursive: true }).map(String).toSorted();
    const answers = [
      await service['collection.readRequest']({ root, path }, caller),
      await service['collection.readRaw']({ root, path }, caller),
      await save({ path }),
      await save({ folder: path.replace(/\.yml$/, ''), name: 'in' }),
      await service['collection.renameRequest']({ root, path, name: 'n' }, caller),
      await service['collection.deleteRequest']({ root, path }, caller),
    ];
    expect(answers.filter((answer) => answer.ok)).toEqual([]);
    expect(readdirSync(folder, { recursive: true }).map(String).toSorted()).toEqual(before);
    expect(readFileSync(join(folder, 'x.yml'), 'utf8')).toBe('mine');
  });
});

describe('the outside', () => {
  const listed = () => published.at(-1)?.[0]?.items.map(({ name }) => name);

  beforeEach(async () => {
    value(await save({ name: 'One' }));
    await settled();
    published.length = 0;
  });

  test('is heard of: a file made, changed, renamed and deleted elsewhere', async () => {
    put('deep/er/two.yml', text('One.yml').replace('name: One', 'name: Two'));
    await vi.waitFor(() => expect(listed()).toEqual(['deep', 'One']));
    put('deep/er/two.yml', text('One.yml').replace('name: One', 'name: Deux'));
    await vi.waitFor(() => expect(JSON.stringify(published.at(-1))).toContain('Deux'));
    renameSync(at('deep/er'), at('deep/est'));
    await vi.waitFor(() => expect(JSON.stringify(published.at(-1))).toContain('deep/est/two.yml'));
    rmSync(at('deep'), { recursive: true });
    await vi.waitFor(() => expect(listed()).toEqual(['One']));
  });

  test('a burst is told once, and our own save once without an echo', async () => {
    for (let index = 0; index < 30; index++) put(`burst/r${index}.yml`, text('One.yml'));
    await settled();
    expect([published.length, published[0]?.[0]?.items[0]]).toEqual([
      1,
      expect.objectContaining({ items: expect.objectContaining({ length: 30 }) }),
    ]);
    value(await save({ name: 'Mine' }));
    await settled();
    expect(published.length).toBe(2);
  });

  test('a file that is deleted and written again at once is never reported gone', async () => {
    const content = text('One.yml');
    rmSync(at('One.yml'));
    put('One.yml', content.replace('GET', 'PUT'));
    await settled();
    expect(published.map((pictures) => pictures[0]?.items)).toEqual([[expect.objectContaining({ name: 'One', method: 'PUT' })]]);
  });

  test('a root that goes and comes back is shown as gone and then as it is', async () => {
    renameSync(root, `${root}-away`);
    await vi.waitFor(() => expect(published.at(-1)?.[0]?.problem).toBe('The folder is not there'), 5_000);
    renameSync(`${root}-away`, root);
    await vi.waitFor(() => expect(published.at(-1)?.[0]).toMatchObject({ problem: null, items: [{ name: 'One' }] }), 5_000);
    put('Back.yml', text('One.yml').replace('name: One', 'name: Back'));
    await vi.waitFor(() => expect(listed()).toEqual(['Back', 'One']), 5_000);
  });
});
