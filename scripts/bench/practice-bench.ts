import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure';
import { requestsPerSecond } from './request-rate';

const rounds = 7;
const roundMs = 1_000;

/** What a resource of the practice server costs beside bare Fastify with the same bytes, and how fast it is there. */
export async function run(): Promise<Figure[]> {
  const start = await measureStart();
  const practice = await startProcess(practiceEntry, ['--port', '0']);
  try {
    const one = await measureBeside(`${practice.url}library/books/21/`, { name: 'one book from the database', share: 0.5 });
    const page = await measureBeside(`${practice.url}library/books/`, { name: 'a page of 20 books', share: 0.15 });
    return [start, one, page, ...(await measureGigabyte())];
  } finally {
    practice.child.kill();
  }
}

const practiceEntry = fileURLToPath(new URL('../../dist/node/practice.mjs', import.meta.url));
const peerEntry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './practice-bench-peer.ts' : './practice-bench-peer.mjs', import.meta.url),
);

async function measureStart(): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    const { child } = await startProcess(practiceEntry, ['--port', '0']);
    times.push(performance.now() - began);
    child.kill();
  }
  const ms = median(times);
  return { name: 'practice server: start to first address', value: ms, unit: 'ms', peer: '', limit: '≤ 1000 ms', ok: ms <= 1000 };
}

async function measureBeside(url: string, { name, share }: { name: string; share: number }): Promise<Figure> {
  const constant = await (await fetch(url)).text();
  const bare = await startProcess(peerEntry, [], constant);
  try {
    const [ours, peers]: [number[], number[]] = [[], []];
    await requestsPerSecond(url, roundMs * 2);
    await requestsPerSecond(bare.url, roundMs * 2);
    // Turn about, so that both meet the same machine.
    for (let round = 0; round < rounds; round++) {
      ours.push(await requestsPerSecond(url, roundMs));
      peers.push(await requestsPerSecond(bare.url, roundMs));
    }
    const [rate, peer] = [median(ours), median(peers)];
    return {
      name: `practice server: ${name}`,
      value: (rate / peer) * 100,
      unit: `% (${Math.round(rate)} per second)`,
      peer: `bare Fastify with the same bytes, ${Math.round(peer)} per second`,
      limit: `≥ ${share * 100} %`,
      ok: rate / peer >= share,
    };
  } finally {
    bare.child.kill();
  }
}

/** In a process that did nothing before, so that what it holds is what the gigabyte took. */
async function measureGigabyte(): Promise<Figure[]> {
  const bytes = 2 ** 30;
  const { child, url } = await startProcess(practiceEntry, ['--port', '0']);
  try {
    await readAll(`${url}stream/bytes/1000000`);
    const before = await peakMemoryMB(child);
    const began = performance.now();
    const read = await readAll(`${url}stream/bytes/${bytes}`);
    const speed = bytes / 1e6 / ((performance.now() - began) / 1000);
    if (read < bytes) throw new Error(`${read} bytes came of ${bytes}`);
    const after = await peakMemoryMB(child);
    const sent = {
      name: 'practice server: 1 GiB made and sent',
      value: speed,
      unit: 'MB/s',
      peer: '',
      limit: '≥ 500 MB/s',
      ok: speed >= 500,
    };
    if (before === null || after === null) return [sent];
    const more = after - before;
    const name = 'practice server: memory that 1 GiB takes beyond 1 MB';
    return [sent, { name, value: more, unit: 'MB', peer: `a peak of ${Math.round(after)} MB`, limit: '≤ 64 MB', ok: more <= 64 }];
  } finally {
    child.kill();
  }
}

/** How many bytes come until the server closes; over a bare socket, so that the reading costs little. */
function readAll(url: string): Promise<number> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const socket = connect({
      port: Number(port),
      host: hostname,
      onread: {
        buffer: Buffer.alloc(1024 * 1024),
        callback: (count) => {
          bytes += count;
          return true;
        },
      },
    });
    socket.on('error', reject).on('close', () => resolve(bytes));
    socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`);
  });
}

/** The peak of the process as Linux keeps it; null where there is no such record. */
async function peakMemoryMB({ pid }: ChildProcess): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return peak === undefined ? null : Number(peak) / 1000;
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

/** A server in a process of its own, which prints its address when it listens. */
function startProcess(entry: string, args: readonly string[], input = ''): Promise<Running> {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => reject(new Error(`${entry} ended with ${code}`)));
    child.stdout?.once('data', (text: Buffer) => resolve({ child, url: text.toString().trim() }));
  });
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
