import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCollectionIndex } from './collection-index';
import { quickLook } from './quick-look';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cairn-index-'));
  put('opencollection.yml', 'opencollection: 1.0.0\n\ninfo:\n  name: Books\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string | Uint8Array) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const request = (name: string, seq: number, url = 'https://x.test/') =>
  `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\n\nhttp:\n  method: GET\n  url: ${url}\n`;

const requestItem = (path: string, name: string) => ({ kind: 'request', path, name, method: 'GET', url: 'https://x.test/' });

test('folders come first, requests in their own order, and what is no part of the collection is not listed', async () => {
  put('b.yml', request('Second', 2));
  put('a.yml', request('First', 1));
  put('loans/folder.yml', 'info:\n  name: Loans\n  type: folder\n');
  put('loans/one.yml', request('One', 1));
  for (const hidden of ['environments/dev.yml', '.git/x.yml', 'node_modules/y.yml', '.cairn/a.yaml', '.cairn/z.yml', 'readme.md'])
    put(hidden, 'a: 1');
  const index = createCollectionIndex(root);
  await index.refresh();
  expect(index.picture()).toEqual({
    root,
    name: 'Books',
    problem: null,
    items: [
      { kind: 'folder', path: 'loans', name: 'Loans', items: [requestItem('loans/one.yml', 'One')] },
      requestItem('a.yml', 'First'),
      requestItem('b.yml', 'Second'),
    ],
  });
});

test('a broken file is listed with its reason and line, and the rest opens', async () => {
  put('good.yml', request('Good', 1));
  put('bad.yml', 'info:\n  name: Bad\n  type: http\nhttp:\n  url: "open\n');
  put('graph.yml', 'info:\n  name: Graph\n  type: grpc\n');
  put('picture.yml', Uint8Array.from([0x89, 0x50, 0xff, 0xfe]));
  symlinkSync('/etc/hostname', join(root, 'outside.yml'));
  symlinkSync('/etc', join(root, 'folder-outside'));
  const index = createCollectionIndex(root);
  await index.refresh();
  const broken = (path: string, name: string, reason: unknown, line: number | null) => ({
    kind: 'broken',
    path,
    name,
    reason,
    line,
  });
  expect(index.picture().items).toEqual([
    requestItem('good.yml', 'Good'),
    broken('bad.yml', 'bad', expect.stringContaining('quote'), 6),
    broken('graph.yml', 'Graph', 'gRPC requests open in a later version', null),
    broken('outside.yml', 'outside', 'It is a link or a device, which Cairn does not open', null),
    broken('picture.yml', 'picture', 'It is not UTF-8 text', null),
  ]);
});

test('only what changed makes a difference', async () => {
  put('a.yml', request('A', 1));
  put('deep/b.yml', request('B', 1));
  const index = createCollectionIndex(root);
  expect([await index.refresh(), await index.refresh(), await index.refresh(['deep'])]).toEqual([true, false, false]);
  put('deep/b.yml', request('C', 1));
  expect([await index.refresh(['']), await index.refresh(['deep']), await index.refresh(['deep'])]).toEqual([false, true, false]);
  rmSync(join(root, 'deep'), { recursive: true });
  expect([await index.refresh(['deep']), index.picture().items]).toEqual([true, [requestItem('a.yml', 'A')]]);
});

test('a root that is gone says so, and is itself again when it comes back', async () => {
  put('a.yml', request('A', 1));
  const index = createCollectionIndex(root);
  await index.refresh();
  rmSync(root, { recursive: true });
  expect([await index.refresh(), index.picture().problem, index.folders()]).toEqual([true, 'The folder is not there', []]);
  put('a.yml', request('Again', 1));
  expect([await index.refresh(['']), index.picture().problem]).toEqual([true, 'There is no opencollection.yml in it']);
  put('opencollection.yml', 'info: [\n');
  await index.refresh(['']);
  expect(index.picture()).toMatchObject({
    problem: expect.stringContaining('opencollection.yml, line'),
    items: [requestItem('a.yml', 'Again')],
  });
});

test('of many files the first lines are read at once and the rest is checked afterwards', async () => {
  for (let number = 0; number < 400; number++) put(`r${number}.yml`, request(`R${number}`, number));
  for (let number = 0; number < 400; number += 7) put(`r${number}.yml`, `${request(`R${number}`, number)}docs: "open\n`);
  const index = createCollectionIndex(root);
  await index.refresh();
  const brokenCount = () => index.picture().items.filter((item) => item.kind === 'broken').length;
  expect(index.picture().items).toHaveLength(400);
  let step = { left: true, changed: false };
  for (let round = 0; step.left && round < 20; round++) step = await index.checkMore(50);
  expect([step.left, brokenCount()]).toEqual([false, 58]);
});

test.each([
  [
    'info:\n  name: A b\n  type: http\n  seq: 3\n\nhttp:\n  method: GET\n  url: "{{base}}/x"\n',
    { name: 'A b', method: 'GET', url: '{{base}}/x', seq: 3, tags: [] },
  ],
  [
    "info:\n  name: 'it'\n  type: http\nhttp:\n  url: https://x.test/?a=1\n  method: POST\n",
    { name: 'it', method: 'POST', url: 'https://x.test/?a=1', seq: null, tags: [] },
  ],
  [
    'info:\n  name: T\n  type: http\n  tags:\n    - smoke\n    - "slow one"\nhttp:\n  method: GET\n  url: x\n',
    { name: 'T', method: 'GET', url: 'x', seq: null, tags: ['smoke', 'slow one'] },
  ],
  ['info:\n  name: T\n  type: http\n  tags: [smoke]\nhttp:\n  method: GET\n  url: x\n', null],
  ['info:\n  name: T\n  type: http\n  tags:\n    - a: b\nhttp:\n  method: GET\n  url: x\n', null],
  ['info:\n  name: "a\\n"\n  type: http\nhttp:\n  method: GET\n  url: x\n', null],
  ['info:\n  name: a # b\n  type: http\nhttp:\n  method: GET\n  url: x\n', null],
  [
    'info:\n  name: Q\n  type: graphql\n  tags:\n    - smoke\n\ngraphql:\n  method: POST\n  url: x\n  body:\n    query: "{ http: a }"\n',
    { name: 'Q', method: 'POST', url: 'x', seq: null, tags: ['smoke'] },
  ],
  ['info:\n  name: a\n  type: graphql\nhttp:\n  method: GET\n  url: x\n', null],
  ['info:\n  name: a: b\n  type: http\nhttp:\n  method: GET\n  url: x\n', null],
  ['info:\n  name: >-\n    a\n  type: http\nhttp:\n  method: GET\n  url: x\n', null],
  ['# note\ninfo:\n  name: a\n', null],
])('a quick look at %j sees %j', (text, seen) => {
  expect(quickLook(text)).toEqual(seen);
});
