import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createAuthenticator } from '../../electron/auth/registry';
import { createBodyStore } from '../../electron/bodies/body-store';
import { createEngineContext, type EngineContext } from '../../electron/engine/engine-context';
import { sendExchange } from '../../electron/engine/send-exchange';
import { createDraft } from '../../shared/model/request-draft';
import type { Figure } from './figure';

const MB = 1_000_000;
const bigBytes = 100 * MB;

/** What the engine costs beside bare Node, both against the same server in a process of its own. */
export async function run(): Promise<Figure[]> {
  const server = await startServer();
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  const bodies = createBodyStore(folder);
  const context = createEngineContext({ bodies, authenticator: createAuthenticator() });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const bench: Bench = { context, agent, folder, release: (ids) => bodies.release(ids) };
  try {
    return [...(await measureSmall(server.url, bench)), await measureBig(server.url, bench)];
  } finally {
    agent.destroy();
    await context.close();
    await bodies.close();
    await rm(folder, { recursive: true, force: true });
    server.child.kill();
  }
}

async function measureSmall(url: string, { context, agent, release }: Bench): Promise<Figure[]> {
  const bare: number[] = [];
  const ours: number[] = [];
  // Turn about, so that both meet the same machine; the first rounds warm up.
  for (let round = 0; round < 60; round++) {
    const bodyIds: string[] = [];
    const bareMs = await timeEach(20, () => bareGet(url, agent));
    const oursMs = await timeEach(20, async () => void bodyIds.push(await engineGet(url, context)));
    await release(bodyIds);
    if (round < 20) continue;
    bare.push(...bareMs);
    ours.push(...oursMs);
  }
  const [peer, value] = [median(bare), median(ours)];
  const beside = `bare node:http ${peer.toFixed(3)} ms`;
  return [
    {
      name: 'engine: kept-alive exchange, ratio',
      value: value / peer,
      unit: '×',
      peer: beside,
      limit: '1.8 ×',
      ok: value / peer <= 1.8,
    },
    {
      name: 'engine: kept-alive exchange, more',
      value: value - peer,
      unit: 'ms',
      peer: beside,
      limit: '0.2 ms',
      ok: value - peer <= 0.2,
    },
  ];
}

interface Bench {
  readonly context: EngineContext;
  readonly agent: http.Agent;
  readonly folder: string;
  readonly release: (bodyIds: readonly string[]) => Promise<void>;
}

async function measureBig(url: string, { context, agent, folder, release }: Bench): Promise<Figure> {
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < 6; round++) {
    const file = join(folder, 'bare');
    bare.push(await time(() => bareToDisk(`${url}/big`, agent, file)));
    await rm(file);
    let bodyId = '';
    ours.push(await time(async () => void (bodyId = await engineGet(`${url}/big`, context))));
    await release([bodyId]);
  }
  const [peer, value] = [median(bare.slice(1)), median(ours.slice(1))];
  return {
    name: 'engine: 100 MB to disk, ratio',
    value: value / peer,
    unit: '×',
    peer: `bare pipeline ${peer.toFixed(0)} ms`,
    limit: '1.3 ×',
    ok: value / peer <= 1.3,
  };
}

/** Sends with everything on (wire log, timings); answers the id of the body. */
async function engineGet(url: string, context: EngineContext): Promise<string> {
  let bodyId = '';
  for await (const event of sendExchange(crypto.randomUUID(), createDraft(url), context, new AbortController().signal)) {
    if (event.type === 'failed') throw new Error(`the exchange failed: ${event.failure.kind}`);
    if (event.type === 'finished') bodyId = event.bodyId ?? '';
  }
  return bodyId;
}

function bareGet(url: string, agent: http.Agent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks)));
      })
      .on('error', reject);
  });
}

function bareToDisk(url: string, agent: http.Agent, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.get(url, { agent }, (response) => pipeline(response, createWriteStream(file)).then(resolve, reject)).on('error', reject);
  });
}

async function timeEach(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) times.push(await time(work));
  return times;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const serverSource = `
  const body = JSON.stringify({ id: 1, title: 'A small answer', tags: ['a', 'b'], text: 'x'.repeat(400) });
  const chunk = Buffer.alloc(${MB}, 'a line of text that is not too short to be true\\n');
  const server = require('node:http').createServer((request, response) => {
    if (request.url !== '/big') return response.end(body);
    response.setHeader('Content-Length', ${bigBytes});
    let left = ${bigBytes} / chunk.length;
    const write = () => { while (left-- > 0) if (!response.write(chunk)) return response.once('drain', write); response.end(); };
    write();
  });
  server.keepAliveTimeout = 60000;
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
`;

async function startServer(): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['-e', serverSource], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)));
    child.once('exit', () => reject(new Error('the server of the bench ended')));
  });
  return { url: `http://127.0.0.1:${port}`, child };
}
