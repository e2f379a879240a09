import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BodyDesk } from '../../electron/bodies/body-desk';
import { createBodyStore } from '../../electron/bodies/body-store';
import type { Figure } from './figure';

const rounds = 9;
const bytes = 10_000_000;

/** What it takes to make a page of a list of 10 MB that lies in the body store: in a thread, asked from outside. */
export async function run(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  const bodies = createBodyStore(folder);
  const desk = new BodyDesk(bodies);
  const text = listOf(bytes);
  try {
    const [ours, bare]: [number[], number[]] = [[], []];
    // Each time a body that nobody has seen; turn about with a bare JSON.parse, so that both meet the same machine.
    for (let round = 0; round < rounds; round++) {
      const writer = bodies.create();
      await writer.write(Buffer.from(text));
      await writer.end();
      bare.push(await time(() => JSON.parse(text)));
      ours.push(await time(() => desk.readPage(writer.id, null, question)));
      await bodies.release([writer.id]);
    }
    const value = median(ours.slice(1));
    return [
      {
        name: 'page model of a 10 MB list, in a thread',
        value,
        unit: 'ms',
        peer: `JSON.parse ${median(bare.slice(1)).toFixed(0)} ms`,
        limit: '≤ 200 ms',
        ok: value <= 200,
      },
    ];
  } finally {
    await bodies.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const question = {
  answer: { method: 'GET', url: 'http://api.test/books/', status: 200, headers: [] },
  paging: null,
  options: null,
  documents: [],
};

function listOf(most: number): string {
  const rows: string[] = [];
  for (let size = 0, id = 0; size < most; id++) {
    const row = `{"url":"http://api.test/books/${id}/","id":${id},"title":"The ${id}th ferry","author":"http://api.test/authors/${id % 50}/","price":"${(id % 9000) / 100}","published":"1999-03-04","in_stock":${id % 2 === 0},"tags":["sea","night"]}`;
    rows.push(row);
    size += row.length + 1;
  }
  return `{"count":${rows.length},"next":null,"previous":null,"results":[${rows.join(',')}]}`;
}

async function time(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
