import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure';
import { type Cost, measureProgram, type Program } from './measure-program';
import { writeRequests } from './run-bench-collections';
import { installPeers, type Peers } from './run-bench-peers';

const requestCount = 500;
const rounds = 5;
const bigRounds = 3;
/** A peer may need more than a minute for 100 MB. */
const bigTimeoutMs = 150_000;

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const cairnEntry = beside('../../dist/node/cairn.mjs');
const peersFolder = beside('../../.cache/bench-peers');

/** What `cairn run` costs as a whole process, beside Bruno's and Postman's programs with the same requests. */
export async function run(): Promise<Figure[]> {
  const peers = await installPeers(peersFolder);
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const server = await startServer();
  try {
    return [...(await measureMany(server.url, folder, peers)), ...(await measureBig(server.url, folder, peers))];
  } finally {
    server.child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureMany(url: string, folder: string, peers: Peers | null): Promise<Figure[]> {
  const urls = Array.from({ length: requestCount }, (_, at) => `${url}/items/${at}`);
  const programs = programsFor(join(folder, 'many'), urls, peers);
  const bare: Program = {
    name: 'bare node:http',
    command: process.execPath,
    args: [beside('./run-bench-bare.mjs'), `${url}/items/1`, String(requestCount)],
    cwd: folder,
  };
  const costs = await inTurns([...programs, bare], rounds);
  const [ours, bru, newman] = ['cairn', 'bru', 'newman'].map((name) => costs.get(name));
  const what = `cairn run: ${requestCount} small GETs with a check each`;
  return [
    time(what, ours, { limitMs: 900, others: [bru, newman, costs.get(bare.name)] }),
    ...faster(what, ours, bru, 4),
    ...faster(what, ours, newman, 7),
    ...memory(what, ours, { limitMb: 150, others: [bru, newman] }),
  ];
}

async function measureBig(url: string, folder: string, peers: Peers | null): Promise<Figure[]> {
  const programs = programsFor(join(folder, 'big'), [`${url}/big`], peers);
  const curl: Program = {
    name: 'curl',
    command: 'curl',
    args: ['-s', '-o', join(folder, 'curl.out'), `${url}/big`],
    cwd: folder,
  };
  const quick = await inTurns([...programs.filter(({ name }) => name === 'cairn'), curl], bigRounds);
  // What takes a minute and gigabytes is measured once.
  const slow = await inTurns(
    programs.filter(({ name }) => name !== 'cairn'),
    1,
  );
  const ours = quick.get('cairn');
  const others = [slow.get('bru'), slow.get('newman'), quick.get('curl')];
  const what = 'cairn run: one 100 MB JSON response with a check';
  return [time(what, ours, { limitMs: 800, others }), ...memory(what, ours, { limitMb: 200, others })];
}

function programsFor(folder: string, urls: readonly string[], peers: Peers | null): Program[] {
  const { cairn, bruno, postman } = writeRequests(folder, urls);
  const node = process.execPath;
  const home = join(folder, 'home');
  return [
    { name: 'cairn', command: node, args: [cairnEntry, 'run', cairn], cwd: folder, env: { CAIRN_HOME: home } },
    ...(peers === null
      ? []
      : [
          { name: 'bru', command: node, args: [peers.bru, 'run'], cwd: bruno },
          { name: 'newman', command: node, args: [peers.newman, 'run', postman], cwd: folder },
        ]),
  ];
}

/** The middle of what a program cost over some rounds. */
interface Median {
  readonly name: string;
  readonly ms: number;
  readonly peakMb: number | null;
  /** Why its figures are of a run that went wrong; empty where all went well. */
  readonly trouble: string;
}

/** Turn about, so that all meet the same machine; what was started first of all warms the disk up and does not count. */
async function inTurns(programs: readonly Program[], count: number): Promise<ReadonlyMap<string, Median>> {
  const costs = new Map<string, Cost[]>(programs.map(({ name }) => [name, []]));
  for (let round = count > 1 ? -1 : 0; round < count; round++) {
    for (const program of programs) {
      const cost = await measureProgram(program, bigTimeoutMs);
      if (round >= 0) costs.get(program.name)?.push(cost);
    }
  }
  return new Map([...costs].map(([name, each]) => [name, medianOf(name, each)]));
}

function medianOf(name: string, costs: readonly Cost[]): Median {
  const failed = costs.find(({ code }) => code !== 0);
  const trouble = failed && (failed.code === null ? 'ended, it took too long' : `failed with exit code ${failed.code}`);
  const peaks = costs.flatMap(({ peakMb }) => peakMb ?? []);
  return {
    name,
    ms: middle(costs.map(({ ms }) => ms)),
    peakMb: peaks.length === 0 ? null : middle(peaks),
    trouble: trouble ?? '',
  };
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

type MaybeMedian = Median | undefined;

function time(
  what: string,
  ours: MaybeMedian,
  { limitMs, others }: { readonly limitMs: number; readonly others: readonly MaybeMedian[] },
): Figure {
  const ms = wellDone(ours)?.ms ?? NaN;
  const peer = others.flatMap((other) => (other ? `${nameOf(other)} ${Math.round(other.ms)} ms` : [])).join(', ');
  return { name: what, value: ms, unit: 'ms', peer, limit: `${limitMs} ms`, ok: ms <= limitMs };
}

function faster(what: string, ours: MaybeMedian, peer: MaybeMedian, times: number): Figure[] {
  if (!peer) return [];
  const ratio = peer.ms / (wellDone(ours)?.ms ?? NaN);
  const beside = `${nameOf(peer)} ${Math.round(peer.ms)} ms`;
  const name = `${what}: faster than ${peer.name}`;
  return [{ name, value: ratio, unit: '×', peer: beside, limit: `≥ ${times} ×`, ok: ratio >= times && peer.trouble === '' }];
}

function memory(
  what: string,
  ours: MaybeMedian,
  { limitMb, others }: { readonly limitMb: number; readonly others: readonly MaybeMedian[] },
): Figure[] {
  const mb = wellDone(ours)?.peakMb ?? null;
  if (mb === null) return [];
  const told = others.filter((other) => other !== undefined && other.peakMb !== null) as Median[];
  const peer = told.map((other) => `${nameOf(other)} ${Math.round(other.peakMb ?? 0)} MB`).join(', ');
  return [{ name: `${what}: peak memory`, value: mb, unit: 'MB', peer, limit: `${limitMb} MB`, ok: mb <= limitMb }];
}

/** Figures of ours count only where every run of it went well. */
const wellDone = (ours: MaybeMedian): MaybeMedian => (ours?.trouble === '' ? ours : undefined);

const nameOf = ({ name, trouble }: Median): string => (trouble === '' ? name : `${name} (${trouble})`);

async function startServer(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = fork(beside('./run-bench-server.mjs'));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)));
    child.once('exit', () => reject(new Error('the server of the bench ended')));
  });
  return { url: `http://127.0.0.1:${port}`, child };
}
