import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { wholeTranscript } from '#shared/model/transcript';
import { createTranscriptDesk } from '../../bodies/transcript/transcript-desk';
import { createTestEngine, type TestEngine } from '../exchange.test-support';
import { createWebSocket } from '#shared/model/socket';
import { createDraft } from '#shared/model/request-draft';
import { openSocket } from './open-socket';
import { createSocketLine } from './socket-line';

const isWhole = process.env['CAIRN_PROOF'] === 'whole';
const count = isWhole ? 1_000_000 : 50_000;

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

/** Sends so many messages, as fast as they are taken. */
async function serveMany(): Promise<{ readonly url: string; close(): void }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => {
    let sent = 0;
    const push = (): void => {
      for (let round = 0; round < 500 && sent < count; round++) socket.send(`{"n":${sent++}}`);
      if (sent === count) socket.close(1000, 'all');
      else if (socket.bufferedAmount < 1024 * 1024) setImmediate(push);
      else setTimeout(push, 1);
    };
    push();
  });
  await once(server, 'listening');
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

test(`${count.toLocaleString('en')} messages are on disk, in reach, and not in memory`, { timeout: 300_000 }, async () => {
  const server = await serveMany();
  const desk = createTranscriptDesk(engine.bodies);
  const draft = { ...createDraft(server.url), socket: createWebSocket() };
  const asked = { exchangeId: crypto.randomUUID(), draft, context: engine.context, signal: new AbortController().signal };
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let bodyId = '';
  let received = 0;
  for await (const event of openSocket(asked, createSocketLine())) {
    if (event.type === 'talked') received = event.tally.received;
    if (event.type === 'finished') bodyId = event.bodyId ?? '';
  }
  expect(received).toBe(count);
  const readAt = async (from: number, query = '') => {
    for (;;) {
      const window = await desk.read(bodyId, { from, count: 3, filter: { ...wholeTranscript, query } });
      if (!window.ok) throw new Error(window.failure.kind);
      if (window.value.complete) return window.value;
    }
  };
  expect((await readAt(count)).rows.map(({ preview }) => preview)).toEqual([`{"n":${count - 1}}`, 'all', '']);
  expect((await readAt(0, `{"n":${count - 7}}`)).rows.map(({ n }) => n)).toEqual([count - 6]);
  globalThis.gc?.();
  // With the transcript, each message would be a hundred bytes and more; the bound is far below what all of them are.
  if (isWhole) expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 * 1024 * 1024);
  server.close();
});
