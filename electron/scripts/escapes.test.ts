import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { escapes } from './escapes.test-support';
import { createScriptRunner } from './script-runner';
import { exampleInput, saidBy } from './script.test-support';
import { scriptLimits } from './script-messages';

const folder = mkdtempSync(join(tmpdir(), 'cairn-escape-'));
const canary = join(folder, 'canary');
const runner = createScriptRunner({ ...scriptLimits, cpuMs: 300 });
const before = new Map<object, string>();
const builtIns = [Object, Array, Function, String, Number, Promise, RegExp, Map, Error, JSON, Math, Reflect];
const pictureOf = (one: object) =>
  Reflect.ownKeys('prototype' in one ? (one.prototype as object) : one)
    .map(String)
    .join();

beforeAll(() => builtIns.forEach((one) => before.set(one, pictureOf(one))));
afterAll(async () => {
  await runner.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a script holds when it is out: each of these is a thing of Node's, or of a page, and none of the sandbox. */
const probe = `
const proofs = [];
const look = (value, way) => {
  try {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return;
    if (typeof value.mainModule === 'object' || typeof value.binding === 'function' || typeof value.dlopen === 'function') proofs.push(way + ': process');
    if (typeof value.versions?.node === 'string' || typeof value.writeFileSync === 'function') proofs.push(way + ': Node');
    if (typeof value.postMessage === 'function' || typeof value.document === 'object') proofs.push(way + ': a port or a page');
  } catch {}
};
const host = { canary: ${JSON.stringify(canary)} };
`;

test('there are more than a hundred ways that others got out', () => {
  expect(escapes.length).toBeGreaterThanOrEqual(100);
  expect(new Set(escapes.map(({ code }) => code)).size).toBe(escapes.length);
});

const attempt = (code: string) => `${probe}
const { log } = console;
try { const found = await (async function () { ${code} }).call(globalThis); look(found, 'found'); look(await found, 'awaited'); } catch (thrown) { look(thrown, 'thrown'); }
log(...proofs);`;

test('the probe sees who is out: in a context of Node’s own, many are', async () => {
  const out = new Set<string>();
  for (const { way, code } of escapes.filter(({ way: kind }) => kind.startsWith('constructor'))) {
    const log = (...proofs: string[]) => proofs.length > 0 && out.add(way);
    const context = createContext({
      console: { log },
      test: () => {},
      pm: { test: () => {} },
      bru: { setVar: () => {} },
      cairn: { get: () => {} },
    });
    await (runInContext(`(async () => { ${attempt(code)} })()`, context) as Promise<void>).catch(() => {});
  }
  expect(out.size).toBeGreaterThanOrEqual(4);
});

test.each(escapes)('$way leads nowhere', async ({ code }) => {
  const outcome = await runner.run(attempt(code), exampleInput);
  expect(saidBy(outcome).filter((line) => /: (?:process|Node|a port or a page)$/.test(line))).toEqual([]);
  expect(existsSync(canary)).toBe(false);
  for (const one of builtIns) expect(pictureOf(one)).toBe(before.get(one));
});

test('a hundred megabytes asked for again and again leave the program as it was', async () => {
  const start = process.memoryUsage().rss;
  for (let round = 0; round < 5; round++)
    await runner.run('const all = []; while (true) all.push(new ArrayBuffer(1e6).slice(0))', exampleInput);
  expect(process.memoryUsage().rss - start).toBeLessThan(250 * 1024 ** 2);
});
