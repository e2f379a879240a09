import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure';

const bodyBytes = 100_000_000;
const rounds = 5;

/** What one run of one task cost, in a process of its own. */
interface Cost {
  readonly ms: number;
  readonly memoryMB: number;
  readonly nodes?: number;
  readonly firstHitMs?: number;
}

/** What reading a 100 MB body costs: its index beside JSON.parse, rows with folds, and a search. */
export async function run(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  const path = join(folder, 'body.json');
  try {
    await pipeline(Readable.from(sample()), createWriteStream(path));
    return [...(await measureIndex(path)), ...(await measureReading(path)), ...(await measureSearch(path))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureIndex(path: string): Promise<Figure[]> {
  const parse: Cost[] = [];
  const index: Cost[] = [];
  // Turn about, so that both meet the same machine.
  for (let round = 0; round < rounds; round++) {
    parse.push(await runTask('parse', path));
    index.push(await runTask('index', path));
  }
  const ms = median(index.map((cost) => cost.ms));
  const memory = median(index.map((cost) => cost.memoryMB));
  const peerMs = median(parse.map((cost) => cost.ms));
  const peerMemory = median(parse.map((cost) => cost.memoryMB));
  const nodes = ((index[0]?.nodes ?? 0) / 1e6).toFixed(1);
  return [
    {
      name: `index of 100 MB JSON (${nodes} M nodes), time`,
      value: ms,
      unit: 'ms',
      peer: `JSON.parse ${Math.round(peerMs)} ms`,
      limit: '≤ 450 ms',
      ok: ms <= 450,
    },
    {
      name: 'index of 100 MB JSON, memory',
      value: memory,
      unit: 'MB',
      peer: `JSON.parse ${Math.round(peerMemory)} MB`,
      limit: '≤ 120 MB',
      ok: memory <= 120,
    },
  ];
}

async function measureReading(path: string): Promise<Figure[]> {
  const costs: Cost[] = [];
  for (let round = 0; round < rounds; round++) costs.push(await runTask('rows', path));
  const ms = median(costs.map((cost) => cost.ms));
  return [
    {
      name: '100 rows from the middle, all items folded, first time',
      value: ms,
      unit: 'ms',
      peer: '',
      limit: '≤ 200 ms',
      ok: ms <= 200,
    },
  ];
}

async function measureSearch(path: string): Promise<Figure[]> {
  const costs: Cost[] = [];
  for (let round = 0; round < rounds; round++) costs.push(await runTask('search', path));
  const first = median(costs.map((cost) => cost.firstHitMs ?? 0));
  const all = median(costs.map((cost) => cost.ms));
  return [
    { name: 'search of 100 MB, first hit', value: first, unit: 'ms', peer: '', limit: '≤ 100 ms', ok: first <= 100 },
    { name: 'search of 100 MB, all hits counted', value: all, unit: 'ms', peer: '', limit: '≤ 1000 ms', ok: all <= 1000 },
  ];
}

/** Runs a task in a fresh process: nothing else shares its memory or slows its code. */
function runTask(task: string, path: string): Promise<Cost> {
  const entry = fileURLToPath(new URL('./body-bench-task.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', '--max-old-space-size=4096', entry, task, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(out) as Cost);
      else reject(new Error(`the task ${task} ended with ${code}`));
    });
  });
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Loans as an export would hold them: objects in objects, short lists, long numbers, addresses. */
function* sample(): Generator<string> {
  let written = 0;
  yield '{"count":400000,"next":null,"results":[\n';
  for (let id = 0; written < bodyBytes; id++) {
    const part =
      `${id === 0 ? '' : ',\n'}{"id":${9007199254740993n + BigInt(id)},"url":"http://127.0.0.1:7070/library/loans/${id}/",` +
      `"book":{"title":"The Last Ferry","isbn":"9780000000316","price":"73.24","author":{"id":${id % 97},"born":null},"tags":["classic","sea"]},` +
      `"due":"2026-03-02","fine":0.10,"paid":true,"days":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16],"renewals":${id % 4}}`;
    written += part.length;
    yield part;
  }
  yield ']}\n';
}
