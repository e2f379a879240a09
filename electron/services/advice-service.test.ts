import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createAdviceService } from './advice-service';

const told: unknown[] = [];
let home = '';
let root = '';
beforeEach(async () => {
  told.length = 0;
  home = await mkdtemp(join(tmpdir(), 'cairn-advice-home-'));
  root = await mkdtemp(join(tmpdir(), 'cairn-advice-root-'));
});

const service = () =>
  createAdviceService({ home, publish: (_name, payload) => void told.push(payload), isOpen: (path) => path === root });
const host = { windowId: null };
const here = { rule: 'verb-in-path', at: 'POST /api/users/create' };
const altogether = { rule: 'verb-in-path', at: '' };
const fileIn = (folder: string) => join(folder, '.cairn', '.advice.yaml');

test('what is ignored in a collection stands in its own folder, as text that people can read', async () => {
  await service()['advice.ignore']({ root, entry: here }, host);
  expect(await readFile(fileIn(root), 'utf8')).toBe(
    '# Kept by Cairn: advice that is ignored here. Take an entry out, and it is given again.\nignored:\n  - rule: verb-in-path\n    at: POST /api/users/create\n',
  );
  expect(await service()['advice.read']({ root }, host)).toEqual({ ok: true, value: [here] });
  expect(await service()['advice.read']({ root: null }, host)).toEqual({ ok: true, value: [] });
  expect(told).toEqual([{ root, ignored: [here] }]);
});

test('what is in no collection is kept in the data folder', async () => {
  await service()['advice.ignore']({ root: null, entry: here }, host);
  expect(await service()['advice.read']({ root: null }, host)).toEqual({ ok: true, value: [here] });
  expect(await readFile(join(home, 'ignored-advice.yaml'), 'utf8')).toContain('at: POST /api/users/create');
});

test('a rule ignored altogether stands for its places, and is taken back with one entry', async () => {
  const advice = service();
  await advice['advice.ignore']({ root, entry: here }, host);
  expect(await advice['advice.ignore']({ root, entry: altogether }, host)).toMatchObject({ value: [altogether] });
  expect(await advice['advice.heed']({ root, entry: altogether }, host)).toMatchObject({ value: [] });
  await expect(readFile(fileIn(root))).rejects.toThrow('ENOENT');
});

test('comments and fields of others stay; entries that cannot be read are passed over', async () => {
  const advice = service();
  await advice['advice.ignore']({ root, entry: here }, host);
  await writeFile(
    fileIn(root),
    '# ours, agreed in May\nteam: yes\nignored:\n  - rule: verb-in-path\n    at: POST /api/users/create\n  - 5\n',
  );
  expect(await advice['advice.read']({ root }, host)).toMatchObject({ value: [here] });
  await advice['advice.ignore']({ root, entry: { rule: 'no-validator', at: 'GET /a' } }, host);
  const text = await readFile(fileIn(root), 'utf8');
  expect(text).toContain('# ours, agreed in May\nteam: yes\n');
  expect(text).toContain('rule: no-validator');
});

test('a file with a mistake is left alone, and said to have one', async () => {
  const advice = service();
  await advice['advice.ignore']({ root, entry: here }, host);
  await writeFile(fileIn(root), 'ignored: [\n');
  expect(await advice['advice.ignore']({ root, entry: altogether }, host)).toMatchObject({
    ok: false,
    failure: { kind: 'fileFailed' },
  });
  expect(await readFile(fileIn(root), 'utf8')).toBe('ignored: [\n');
});

test('nothing is written into a folder that is not open', async () => {
  expect(await service()['advice.ignore']({ root: tmpdir(), entry: here }, host)).toMatchObject({
    ok: false,
    failure: { kind: 'notFound' },
  });
});

test('two at once both stand', async () => {
  const entries = Array.from({ length: 10 }, (_, at) => ({ rule: 'no-validator', at: `GET /${at}` }));
  await Promise.all(entries.map((entry) => service()['advice.ignore']({ root, entry }, host)));
  expect(await service()['advice.read']({ root }, host)).toMatchObject({ value: expect.arrayContaining(entries) as unknown });
});
