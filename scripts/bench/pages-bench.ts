import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAuthenticator } from '../../electron/auth/registry';
import { createBodyStore } from '../../electron/bodies/body-store';
import { createRowWriter } from '../../electron/bodies/rows/row-writer';
import { createEngineContext } from '../../electron/engine/engine-context';
import type { PagesEngine } from '../../electron/engine/fetch-page';
import { followPages } from '../../electron/engine/pages';
import { defaultPagesOptions } from '../../electron/engine/pages-options';
import { createDraft } from '../../shared/model/request-draft';
import { allRows, bareLoop, nowhere, oneConnection } from './bare-loop';
import type { Figure } from './figure';

const rounds = 9;

/** What following 1,000 pages of 100 rows costs beside a bare loop of node:http that does the same to them. */
export async function run(): Promise<Figure[]> {
  const server = await startPagesServer();
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  const bodies = createBodyStore(folder);
  const context = createEngineContext({ bodies, authenticator: createAuthenticator() });
  const agent = oneConnection();
  try {
    const [ours, bare]: [number[], number[]] = [[], []];
    // Turn about, so that both meet the same machine; the first round of each warms up.
    for (let round = 0; round < rounds; round++) {
      bare.push(await time(() => bareLoop(server.url, agent)));
      ours.push(await time(() => followAll(server.url, { context })));
    }
    const shares = bare.slice(1).map((ms, round) => (ms / (ours[round + 1] ?? 0)) * 100);
    const share = median(shares);
    return [
      {
        name: 'pages: 1,000 of 100 rows as NDJSON',
        value: share,
        unit: `% of the bare loop’s speed (${median(ours.slice(1)).toFixed(0)} ms)`,
        peer: `bare loop ${median(bare.slice(1)).toFixed(0)} ms`,
        limit: '≥ 80 %',
        ok: share >= 80,
      },
    ];
  } finally {
    agent.destroy();
    await context.close();
    await bodies.close();
    await rm(folder, { recursive: true, force: true });
    server.child.kill();
  }
}

async function followAll(url: string, engine: PagesEngine): Promise<void> {
  const writer = createRowWriter('ndjson');
  const out = nowhere();
  let rows = 0;
  for await (const event of followPages(createDraft(url), engine, defaultPagesOptions, new AbortController().signal)) {
    if (event.type !== 'page') continue;
    rows += event.rows.length;
    out.write(writer.write(event.rows));
  }
  if (rows !== allRows) throw new Error(`${rows} rows came`);
}

async function time(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const peerEntry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './pages-bench-peer.ts' : './pages-bench-peer.mjs', import.meta.url),
);

export function startPagesServer(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [peerEntry], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout?.once('data', (text: Buffer) => resolve({ child, url: text.toString().trim() }));
  });
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
