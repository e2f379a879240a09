import { describe, expect, test } from 'vitest';
import type { RequestDraft } from '#shared/model/request-draft';
import { parseYamlFile } from '../yaml/yaml-file';
import { corpus, shapes } from './corpus.test-support';
import { isSame } from './is-same';
import { readRequest, type SavedRequest } from './read-request';
import { changeRequest } from './write-request';

const root = '/collection';

const files = Object.entries(corpus).flatMap(([layout, text]) =>
  Object.entries(shapes).map(([shape, as]): [string, string] => [`${layout}, ${shape}`, as(text)]),
);

function opened(text: string): SavedRequest {
  const file = parseYamlFile(text);
  const saved = file.readable ? readRequest(file.value, root) : file;
  if (!saved.readable) throw new Error(`${saved.trouble.line}: ${saved.trouble.reason}`);
  return saved.value;
}

function saved(text: string, next: Omit<SavedRequest, 'seq'>): string {
  const file = parseYamlFile(text);
  if (!file.readable) throw new Error(file.trouble.reason);
  return changeRequest(file.value, opened(text), next, root);
}

/** Lines that only one of two texts has, at the place where they part; a line that became another counts once. */
function linesChanged(before: string, after: string): number {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return Math.max(old.length, now.length) - start - end;
}

type Edit = (request: SavedRequest) => Omit<SavedRequest, 'seq'>;
const inDraft =
  (change: (draft: RequestDraft) => Partial<RequestDraft>): Edit =>
  ({ name, draft }) => ({ name, draft: { ...draft, ...change(draft) } });

const first = <T>(rows: readonly T[], change: (row: T) => T): T[] => rows.map((row, at) => (at === 0 ? change(row) : row));
const last = <T>(rows: readonly T[], change: (row: T) => T): T[] =>
  rows.map((row, at) => (at === rows.length - 1 ? change(row) : row));
const swap = (text: string): string => text.replace(/[a-z0-9]/i, 'Q');

/** An edit of one value for each field that a draft has; one that finds nothing to edit changes nothing. */
const edits: Readonly<Record<string, Edit>> = {
  name: ({ name, draft }) => ({ name: name === '' ? '' : `${name} more`, draft }),
  method: inDraft(() => ({ method: 'PATCH' })),
  address: inDraft(({ url }) => ({ url: url.replace('a.test', 'b.test') })),
  'value of a header': inDraft(({ headers }) => ({ headers: first(headers, (row) => ({ ...row, value: 'other' })) })),
  'name of a header': inDraft(({ headers }) => ({ headers: last(headers, (row) => ({ ...row, name: 'X-Other' })) })),
  'path parameter': inDraft(({ path }) => ({ path: first(path, (row) => (row.value === '' ? row : { ...row, value: 'b2' })) })),
  body: inDraft(({ body }) => {
    if (body.kind === 'json' || body.kind === 'text') return { body: { ...body, text: swap(body.text) } };
    return body.kind === 'form' ? { body: { ...body, rows: first(body.rows, (row) => ({ ...row, value: '9' })) } } : {};
  }),
  credentials: inDraft(({ auth }) => (auth.kind === 'basic' ? { auth: { ...auth, username: 'eve' } } : {})),
  'secret credentials': inDraft(({ auth }) => (auth.kind === 'basic' ? { auth: { ...auth, password: '{{q}}' } } : {})),
  check: inDraft(({ checks }) => ({ checks: first(checks, (check) => ({ ...check, value: '201' })) })),
  'operator of a check': inDraft(({ checks }) => ({ checks: first(checks, (check) => ({ ...check, operator: 'neq' })) })),
  setter: inDraft(({ setters }) => ({ setters: first(setters, (setter) => ({ ...setter, expression: 'res.body.key' })) })),
  variable: inDraft(({ variables }) => ({ variables: first(variables, (row) => ({ ...row, value: 'other' })) })),
  'script before': inDraft(({ scripts }) => ({ scripts: { ...scripts, before: scripts.before.replace('= 1', '= 2') } })),
  tests: inDraft(({ scripts }) => ({ scripts: { ...scripts, tests: scripts.tests.replace('= 1', '= 2') } })),
  tag: inDraft(({ tags }) => ({ tags: first(tags, () => 'other') })),
  docs: inDraft(({ docs }) => ({ docs: docs.replace('Words', 'Text') })),
};

/** Texts in folded blocks, and in those that keep the empty lines at their end, are written anew in their place. */
const mostLines = (name: string): number => (name.startsWith('block scalars') ? 5 : 1);

describe.each(files)('%s', (layout, text) => {
  test('opened and saved without an edit it is the same byte for byte', () => {
    expect(saved(text, opened(text))).toBe(text);
  });

  test('an edit of one value is one line, and says what was meant', () => {
    const found = Object.entries(edits).flatMap(([field, edit]) => {
      const before = opened(text);
      const next = edit(before);
      if (isSame(next, { name: before.name, draft: before.draft })) return [];
      const after = saved(text, next);
      const { name, draft } = opened(after);
      const lines = linesChanged(text, after);
      return lines <= mostLines(layout) && isSame({ name, draft }, next) ? [] : [`${field}: ${lines} lines`];
    });
    expect(found).toEqual([]);
  });
});

test('every edit is tried on some of them, and there are enough of them', () => {
  const unused = Object.entries(edits).filter(([, edit]) =>
    files.every(([, text]) => isSame(edit(opened(text)), { name: opened(text).name, draft: opened(text).draft })),
  );
  expect(unused.map(([field]) => field)).toEqual([]);
  expect(files.length).toBeGreaterThanOrEqual(60);
});
