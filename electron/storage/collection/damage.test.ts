import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDraft } from '#shared/model/request-draft';
import { writeNewRequest } from '../opencollection/write-request';
import { createCollectionIndex } from './collection-index';
import { openRequest, readContent } from './request-content';

/** Every way to damage a file, tried so often; the whole proof tries more. */
const rounds = process.env.CAIRN_PROOF === 'whole' ? 125 : 13;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cairn-damage-'));
  writeFileSync(join(root, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Damaged\n');
  mkdirSync(join(root, 'below'));
  for (const path of ['good.yml', 'below/good.yml']) writeFileSync(join(root, path), sample);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const draft = {
  ...createDraft('https://x.test/:id?a=1', 'POST'),
  body: { kind: 'json' as const, text: '{\n  "a": [1, 2]\n}' },
  auth: { kind: 'basic' as const, username: 'ada', password: 'x' },
};
const sample = writeNewRequest({ name: 'Sample', seq: 1, draft }, '/');

/** The same numbers in every run, so that a failure can be looked at. */
let seed = 1;
const random = (below: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};

const damages: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['a byte is another', (bytes) => Buffer.from(bytes).fill(random(256), ...spot(bytes, 1))],
  ['it is cut off', (bytes) => bytes.subarray(0, random(bytes.length))],
  ['a stretch is zeros', (bytes) => Buffer.from(bytes).fill(0, ...spot(bytes, 40))],
  [
    'a stretch is missing',
    (bytes) => Buffer.concat([bytes.subarray(0, spot(bytes, 30)[0]), bytes.subarray(random(bytes.length))]),
  ],
  [
    'it has conflict markers',
    (bytes) => Buffer.from(String(bytes).replace('http:', '<<<<<<< HEAD\nhttp:\n=======\nhttp:\n>>>>>>> other')),
  ],
  ['it is noise', () => Buffer.from(Array.from({ length: 300 }, () => random(256)))],
  ['it repeats itself', (bytes) => Buffer.concat([bytes, bytes])],
  [
    'its lines are shuffled',
    (bytes) =>
      Buffer.from(
        String(bytes)
          .split('\n')
          .toSorted(() => random(3) - 1)
          .join('\n'),
      ),
  ],
];

function spot(bytes: Buffer, length: number): [number, number] {
  const start = random(bytes.length);
  return [start, Math.min(bytes.length, start + length)];
}

test.each(damages)(`when %s, the file is listed, never changed, and the rest opens (${rounds} times)`, async (_, damage) => {
  for (let round = 0; round < rounds; round++) {
    const bytes = damage(Buffer.from(sample));
    writeFileSync(join(root, 'bad.yml'), bytes);
    const index = createCollectionIndex(root);
    await index.refresh();
    const { items } = index.picture();
    expect(items.map(({ path }) => path).toSorted()).toEqual(['bad.yml', 'below', 'good.yml']);
    const bad = items.find(({ path }) => path === 'bad.yml');
    if (bad?.kind === 'broken') expect(bad.reason).toMatch(/^\S.{5,}[^.]$/);
    expect(items.find(({ path }) => path === 'good.yml')?.kind).toBe('request');

    const content = await readContent(root, 'bad.yml');
    const opened = content.ok && content.value ? openRequest(content.value, root, 'bad.yml') : null;
    expect(opened?.ok === true ? 'request' : 'broken').toBe(bad?.kind);
    expect(readFileSync(join(root, 'bad.yml')).equals(bytes)).toBe(true);
  }
});

test('what is huge, deep or multiplies itself is told apart in time', async () => {
  const laughs = Array.from(
    { length: 12 },
    (_, level) => `l${level}: &l${level} [${Array.from({ length: 9 }, () => `*l${level - 1}`).join(', ')}]`,
  );
  const traps = {
    'huge.yml': Buffer.alloc(9 * 1024 ** 2, 'a'),
    'deep.yml': `info: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`,
    'laughs.yml': `l0: &l0 lol\n${laughs.slice(1).join('\n')}\n`,
    'long.yml': `info:\n  name: ${'x'.repeat(1024 ** 2)}\n  type: http\nhttp:\n  url: x\n`,
    'proto.yml': '__proto__:\n  polluted: true\nconstructor:\n  prototype: 1\ninfo:\n  type: __proto__\n',
  };
  for (const [name, content] of Object.entries(traps)) writeFileSync(join(root, name), content);
  const began = performance.now();
  const index = createCollectionIndex(root);
  await index.refresh();
  const kinds = Object.fromEntries(index.picture().items.map(({ path, kind }) => [path, kind]));
  expect(kinds).toMatchObject({
    'huge.yml': 'broken',
    'deep.yml': 'broken',
    'laughs.yml': 'broken',
    'proto.yml': 'broken',
    'good.yml': 'request',
  });
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(5_000);
});
