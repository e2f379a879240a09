import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultOptions } from '#shared/model/request-options';
import { withOption } from '#shared/model/said-options';
import { createRow } from '#shared/model/row';
import { createCheck, createSetter } from '#shared/model/check';
import { createVariable } from '#shared/model/variable';
import type { Result } from '#shared/result';
import { readChecksAbove } from './checks-above';
import { readFolderSettings, saveFolderSettings } from './folder-settings';
import { readInheritedHeaders } from './inherited-headers';
import { readOptionsAbove } from './options-above';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cairn-settings-'));
  mkdirSync(join(root, 'books'));
  writeFileSync(join(root, 'opencollection.yml'), collection);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const collection = `# ours
opencollection: 1.0.0

info:
  name: Books # short
request:
  headers:
    - name: X-Shelf
      value: "1" # first
      theirs: kept
    - name: Accept
      value: text/plain
  scripts:
    - type: hooks
      code: theirs()
  settings:
    http:
      timeout: 3
docs: |-
  Notes.
`;

const text = (path: string) => readFileSync(join(root, path), 'utf8');

test('an edit of one value changes one line; comments and fields of others stay', async () => {
  const { settings, revision } = value(await readFolderSettings(root, ''));
  const headers = settings.headers.map((row) => (row.name === 'X-Shelf' ? { ...row, value: '2' } : row));
  value(await saveFolderSettings(root, '', { ...settings, headers }, revision));
  expect(text('opencollection.yml')).toBe(collection.replace('"1" # first', '"2" # first'));
});

test('everything is written in its own field, and read again as it was', async () => {
  const { settings } = value(await readFolderSettings(root, ''));
  const next = {
    ...settings,
    variables: [createVariable('base', 'https://x.test')],
    scripts: { before: 'a()', after: 'b()\nc()', tests: 'd()' },
    docs: '# All\n\nof it.\n',
  };
  const revision = value(await saveFolderSettings(root, '', next, null));
  const plain = (one: object) => JSON.parse(JSON.stringify(one, (key, part: unknown) => (key === 'id' ? undefined : part)));
  expect(plain(value(await readFolderSettings(root, '')))).toEqual(plain({ settings: next, revision }));
  for (const kept of ['# ours', 'theirs()', 'timeout: 3', '# short']) expect(text('opencollection.yml')).toContain(kept);
});

test('nothing is written where nothing differs, nor over what somebody else wrote', async () => {
  const { settings, revision } = value(await readFolderSettings(root, ''));
  value(await saveFolderSettings(root, '', settings, revision));
  expect(text('opencollection.yml')).toBe(collection);
  writeFileSync(join(root, 'opencollection.yml'), collection.replace('Notes', 'Theirs'));
  expect(await saveFolderSettings(root, '', { ...settings, docs: 'mine' }, revision)).toMatchObject({
    ok: false,
    failure: { kind: 'fileChanged' },
  });
});

test('a folder without a file gets one, and its requests know where a header is from', async () => {
  const { settings, revision } = value(await readFolderSettings(root, 'books'));
  const headers = [createRow('accept', 'application/json'), { ...createRow('X-Off', '1'), enabled: false }];
  value(await saveFolderSettings(root, 'books', { ...settings, name: 'Books', headers }, revision));
  expect(text('books/folder.yml')).toContain('type: folder');
  expect(await readInheritedHeaders(root, 'books/a.yml')).toEqual([
    { name: 'X-Shelf', value: '1', from: 'collection Books', place: { root, path: '' } },
    { name: 'accept', value: 'application/json', from: 'folder Books', place: { root, path: 'books' } },
  ]);
});

test('options stand in OpenCollection’s fields and beside the file, and come with where they are from', async () => {
  const { settings, revision } = value(await readFolderSettings(root, 'books'));
  const options = withOption({ ...defaultOptions, verifyTls: false, followRedirects: false }, 'maxRedirects', 20);
  const saved = value(await saveFolderSettings(root, 'books', { ...settings, options }, revision));
  expect(text('books/folder.yml')).toContain('  settings:\n    http:\n      followRedirects: false\n      maxRedirects: 20\n');
  expect(text('.cairn/books/folder.yaml')).toContain('options:\n  verifyTls: false\n');
  expect(value(await readFolderSettings(root, 'books'))).toMatchObject({ settings: { options }, revision: saved });
  expect(await readOptionsAbove(root, 'books/a.yml')).toEqual([
    { options, from: 'folder books', place: { root, path: 'books' } },
    { options: { ...defaultOptions, totalTimeoutMs: 3 }, from: 'collection Books', place: { root, path: '' } },
  ]);
  value(await saveFolderSettings(root, 'books', { ...settings, options: defaultOptions }, saved));
  expect(existsSync(join(root, '.cairn/books/folder.yaml'))).toBe(false);
  expect(text('books/folder.yml')).not.toMatch(/followRedirects|maxRedirects/);
});

test('options that are changed leave credentials beside the file as they are', async () => {
  mkdirSync(join(root, '.cairn'));
  writeFileSync(join(root, '.cairn/opencollection.yaml'), '# mine\nauth:\n  kind: none\n');
  const { settings, revision } = value(await readFolderSettings(root, ''));
  value(await saveFolderSettings(root, '', { ...settings, options: { ...settings.options, proxy: 'env' } }, revision));
  expect(text('.cairn/opencollection.yaml')).toBe('# mine\nauth:\n  kind: none\noptions:\n  proxy: env\n');
  expect(text('opencollection.yml')).toBe(collection);
});

const plain = (one: unknown): unknown =>
  JSON.parse(JSON.stringify(one, (key, part: unknown) => (key === 'id' ? undefined : part)));

test('checks stand beside the file, what is kept of answers in it, and both come with where they are from', async () => {
  const { settings, revision } = value(await readFolderSettings(root, 'books'));
  const checks = [createCheck('res.status', 'eq', '200'), { ...createCheck('res.body.id', 'isDefined'), enabled: false }];
  const setters = [createSetter('last', 'res.body.id')];
  const saved = value(await saveFolderSettings(root, 'books', { ...settings, checks, setters }, revision));
  expect(text('.cairn/books/folder.yaml')).toContain(
    'checks:\n  - expression: res.status\n    operator: eq\n    value: "200"\n  - expression: res.body.id\n    operator: isDefined\n    disabled: true\n',
  );
  expect(text('books/folder.yml')).toContain('type: set-variable');
  expect(text('books/folder.yml')).not.toContain('isDefined');

  const own = value(await readFolderSettings(root, ''));
  const everywhere = [createCheck('res.responseTime', 'lt', '500')];
  value(await saveFolderSettings(root, '', { ...own.settings, checks: everywhere }, own.revision));
  expect(text('opencollection.yml')).toBe(collection);
  expect(plain(await readChecksAbove(root, 'books/a.yml'))).toEqual(
    plain([
      { checks: everywhere, setters: [], from: 'collection Books', place: { root, path: '' } },
      { checks, setters, from: 'folder books', place: { root, path: 'books' } },
    ]),
  );

  value(await saveFolderSettings(root, 'books', { ...settings, checks: [], setters: [] }, saved));
  expect(existsSync(join(root, '.cairn/books/folder.yaml'))).toBe(false);
  expect(text('books/folder.yml')).not.toContain('set-variable');
});

test('one check that is edited is one line of difference, and the words of others around it stay', async () => {
  mkdirSync(join(root, '.cairn'));
  const beside = '# mine\nchecks:\n  - expression: res.status # always\n    operator: eq\n    value: "200"\n    theirs: kept\n';
  writeFileSync(join(root, '.cairn/opencollection.yaml'), beside);
  const { settings, revision } = value(await readFolderSettings(root, ''));
  const checks = settings.checks.map((check) => ({ ...check, value: '204' }));
  value(await saveFolderSettings(root, '', { ...settings, checks }, revision));
  expect(text('.cairn/opencollection.yaml')).toBe(beside.replace('"200"', '"204"'));
});

test('what another tool forgets of a setter when it saves is still there', async () => {
  const { settings, revision } = value(await readFolderSettings(root, 'books'));
  const setters = [{ ...createSetter('last', 'res.body.id'), scope: 'environment' as const }];
  value(await saveFolderSettings(root, 'books', { ...settings, setters }, revision));
  writeFileSync(join(root, 'books/folder.yml'), text('books/folder.yml').replace('scope: environment', 'scope: runtime'));
  expect(value(await readFolderSettings(root, 'books')).settings.setters).toMatchObject([{ name: 'last', scope: 'environment' }]);
});
