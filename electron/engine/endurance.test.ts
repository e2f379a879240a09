import { readdirSync, readlinkSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import { createTestEngine, type TestEngine } from './exchange.test-support';

const isWhole = process.env['CAIRN_PROOF'] === 'whole';
const MiB = 1024 ** 2;

let engine: TestEngine;
let server: http.Server;
let url = '';
beforeAll(async () => {
  engine = await createTestEngine();
  server = http.createServer((request, response) => {
    if (request.url === '/large') return void writeLarge(response);
    response.setHeader('Content-Type', 'application/json');
    response.end(`{"at": ${Date.now()}, "text": "${'x'.repeat(1000)}"}`);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await engine.close();
  server.closeAllConnections();
  server.close();
});

const piece = Buffer.alloc(256 * 1024, 'abcdefgh');
/** 12 MiB, so that a body goes from memory to disk in the middle. */
async function writeLarge(response: http.ServerResponse): Promise<void> {
  for (let at = 0; at < 48 && !response.destroyed; at++) {
    if (!response.write(piece)) await drained(response);
  }
  response.end();
}

const drained = (response: http.ServerResponse) =>
  new Promise<void>((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
function heapAfterCollection(): number {
  for (let round = 0; round < 3; round++) collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** What this process holds open: files and sockets, each by what it leads to. */
const openFiles = () =>
  readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
const openSockets = () => openFiles().filter((target) => target.startsWith('socket:')).length;
const openBodies = () => openFiles().filter((target) => target.includes('cairn-engine-')).length;

const bodyFiles = async () =>
  (await readdir(engine.folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

async function letGo(exchange: FinishedExchange | FailedExchange): Promise<void> {
  engine.context.wireLogs.release([exchange.id]);
  if (exchange.bodyId !== null) await engine.bodies.release([exchange.bodyId]);
}

async function sendMany(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const exchange = await engine.send({ url });
    if (exchange.phase === 'failed') throw new Error(JSON.stringify(exchange.failure));
    await letGo(exchange);
  }
}

describe.skipIf(process.platform !== 'linux')('what was sent and let go of leaves nothing', () => {
  const count = isWhole ? 10_000 : 600;
  /** Until the engine of JavaScript has the heap it works in: it gives none of that back. */
  const first = isWhole ? 10_000 : 100;
  test(`${count} exchanges in a row hold no more memory, files and sockets at the end than after the first ${first}`, async () => {
    await sendMany(first);
    const [heap, files, resident] = [heapAfterCollection(), openFiles().length, process.memoryUsage.rss()];
    await sendMany(count);
    expect(openFiles().length - files).toBeLessThanOrEqual(0);
    expect((heapAfterCollection() - heap) / MiB).toBeLessThan(4);
    if (isWhole) expect((process.memoryUsage.rss() - resident) / MiB).toBeLessThan(30);
  });

  test('a hundred cancels in the middle of a large body leave no socket and no file', async () => {
    await sendMany(1);
    const [sockets, bodies, before] = [openSockets(), openBodies(), await bodyFiles()];
    const cutAt = new Set<string>();
    for (let round = 0; round < 100; round++) {
      const abort = new AbortController();
      const timer = setTimeout(() => abort.abort(), (round * 37) % 30);
      const exchange = await engine.send({ url: `${url}/large` }, {}, abort.signal);
      clearTimeout(timer);
      cutAt.add(exchange.phase === 'finished' ? 'over' : exchange.bodyBytes > 8 * MiB ? 'on disk' : 'in memory');
      await letGo(exchange);
    }
    expect(cutAt.size, [...cutAt].join()).toBeGreaterThanOrEqual(2);
    await expect.poll(() => openBodies() - bodies, { timeout: 5000 }).toBe(0);
    // The server is in this process as well: each connection has two ends here.
    await expect.poll(() => openSockets() - sockets, { timeout: 5000 }).toBeLessThanOrEqual(2);
    expect(await bodyFiles()).toEqual(before);
  });
});
