import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestEngine, type TestEngine } from '../exchange.test-support';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

const frame = (type: number, payload: Buffer) => {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  return Buffer.concat([head, payload]);
};

/** SETTINGS_INITIAL_WINDOW_SIZE and a WINDOW_UPDATE of the connection: as much as there is may be sent. */
const openWindows = Buffer.concat([
  frame(4, Buffer.from([0, 4, 0x3f, 0xff, 0xff, 0xff])),
  frame(8, Buffer.from([0x3f, 0xff, 0xff, 0xff])),
]);

/** A server that allows to send much, and reads only the first of it. */
async function serve() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.write(openWindows);
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (sockets.length === 1 && bytes > 100_000) socket.pause();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { sockets, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a connection over which the end of an exchange cannot be told is closed, and is nobody else’s', async () => {
  const { sockets, url } = await serve();
  const stop = new AbortController();
  const body = { kind: 'text', text: 'x'.repeat(30_000_000), mediaType: 'text/plain' } as const;
  const upload = engine.send({ url, method: 'POST', body }, { httpVersion: '2' }, stop.signal);
  await expect.poll(() => sockets[0]?.isPaused()).toBe(true);
  await pause(200);
  const began = performance.now();
  stop.abort();
  expect(await upload).toMatchObject({ phase: 'failed', failure: { kind: 'cancelled' } });
  expect(performance.now() - began).toBeLessThan(200);

  await pause(1200);
  await engine.send({ url }, { httpVersion: '2', firstByteTimeoutMs: 300 });
  expect(sockets).toHaveLength(2);

  await pause(1200);
  const [first] = sockets;
  // Whoever reads on finds that nobody is there any more.
  first?.resume();
  await expect.poll(() => first?.destroyed, { timeout: 5000 }).toBe(true);
});
