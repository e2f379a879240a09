import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BodyDesk } from '../../electron/bodies/body-desk';
import { type BodyStore, type BodyWriter, createBodyStore } from '../../electron/bodies/body-store';
import type { Figure } from './figure';
import { type LongList, longLists, textOfList } from './long-lists';

const rounds = 9;
const bytes = 10_000_000;

/** What it takes to make a page of a list of 10 MB that lies in the body store: in a thread, asked from outside. */
export async function run(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  const bodies = createBodyStore(folder);
  const desk = new BodyDesk(bodies);
  try {
    const figures: Figure[] = [];
    for (const list of longLists) figures.push(await measure(list, bodies, desk));
    return figures;
  } finally {
    await bodies.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(list: LongList, bodies: BodyStore, desk: BodyDesk): Promise<Figure> {
  const text = textOfList(list, bytes);
  const [ours, bare]: [number[], number[]] = [[], []];
  // Each time a body that nobody has seen; turn about with a bare JSON.parse, so that both meet the same machine.
  for (let round = 0; round < rounds; round++) {
    const writer = bodies.create();
    await arrive(Buffer.from(text), writer);
    await writer.end();
    bare.push(await time(() => JSON.parse(text)));
    ours.push(await time(() => desk.readPage(writer.id, null, question)));
    await bodies.release([writer.id]);
  }
  const value = median(ours.slice(1));
  return {
    name: `page model of a 10 MB list, in a thread: ${list.name}`,
    value,
    unit: 'ms',
    peer: `JSON.parse ${median(bare.slice(1)).toFixed(0)} ms`,
    limit: '≤ 200 ms',
    ok: value <= 200,
  };
}

/** As a socket gives them. */
const pieceBytes = 64 * 1024;

async function arrive(body: Uint8Array, writer: BodyWriter): Promise<void> {
  for (let at = 0; at < body.length; at += pieceBytes) await writer.write(body.subarray(at, at + pieceBytes));
}

const question = {
  answer: { method: 'GET', url: 'http://api.test/books/', status: 200, headers: [] },
  paging: null,
  options: null,
  documents: [],
};

async function time(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
