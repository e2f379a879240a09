import { createReadStream, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BodyDesk } from '../../electron/bodies/body-desk.ts';
import { createBodyStore } from '../../electron/bodies/body-store.ts';
import { fileSource } from '../../electron/bodies/byte-source.ts';
import { JsonDocument } from '../../electron/bodies/json-document.ts';
import { indexJson } from '../../electron/bodies/json-indexer.ts';

const [, , task = '', path = ''] = process.argv;

/** One task of the bench of bodies, run once and told on standard output. */
const tasks: Readonly<Record<string, () => Promise<object>>> = {
  async parse() {
    const text = readFileSync(path, 'utf8');
    return cost(() => JSON.parse(text) as unknown);
  },

  async index() {
    const source = fileSource(path, statSync(path).size);
    const { result, ...spent } = cost(() => indexJson(source));
    return { ...spent, nodes: result.nodes };
  },

  async rows() {
    const source = fileSource(path, statSync(path).size);
    const document = new JsonDocument(source, indexJson(source));
    const { ms } = cost(() => document.readRows({ depth: 2, toggled: [] }, 150_000, 100));
    return { ms, memoryMB: 0 };
  },

  async search() {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
    const store = createBodyStore(folder);
    const desk = new BodyDesk(store);
    const writer = store.create();
    for await (const part of createReadStream(path)) await writer.write(part as Uint8Array);
    await writer.end();
    await desk.ask(writer.id, 'readJsonRows', { folds: { depth: null, toggled: [] }, from: 0, count: 100 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const query = { query: 'ferry', matchCase: false, regex: false, from: 0, count: 200 };
    const started = performance.now();
    let firstHitMs = 0;
    for (let isCounted = false; !isCounted;) {
      const found = await desk.search(writer.id, query);
      if (!found.ok) throw new Error(found.failure.kind);
      firstHitMs ||= found.value.total > 0 ? performance.now() - started : 0;
      isCounted = found.value.counted || found.value.total >= 1_000_000;
    }
    const ms = performance.now() - started;
    await store.close();
    await rm(folder, { recursive: true, force: true });
    return { ms, memoryMB: 0, firstHitMs };
  },
};

function cost<T>(work: () => T): { ms: number; memoryMB: number; result: T } {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const result = work();
  const ms = performance.now() - started;
  return { ms, memoryMB: (process.memoryUsage.rss() - before) / 1e6, result };
}

const { result: _result, ...spent } = { result: null, ...(await tasks[task]?.()) };
process.stdout.write(JSON.stringify(spent));
