import { once } from 'node:events';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestEngine, type TestEngine } from '../exchange.test-support';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

/** A server that takes so many streams at a time on one connection, and never ends an answer to `/slow`. */
async function serve(maxConcurrentStreams: number, slowBytes = 1) {
  const sessions = new Set<http2.Http2Session>();
  const paths: unknown[] = [];
  const closed: unknown[] = [];
  const server = http2.createServer({ settings: { maxConcurrentStreams } });
  server.on('session', (session) => sessions.add(session));
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    stream.on('close', () => closed.push(headers[':path']));
    stream.respond();
    paths.push(headers[':path']);
    if (headers[':path'] === '/slow') stream.write('x'.repeat(slowBytes));
    else stream.end('quick');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return { sessions, paths, closed, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const send = (url: string, signal?: AbortSignal) => engine.send({ url }, { httpVersion: '2' }, signal);

test('where a server takes no more streams on one connection it is asked over another, and over the first again later', async () => {
  const { url, sessions, paths, closed } = await serve(1);
  // By now its settings are known.
  await send(`${url}/`);
  const stop = new AbortController();
  const slow = send(`${url}/slow`, stop.signal);
  await expect.poll(() => paths).toContain('/slow');
  for (let at = 0; at < 3; at++) expect(await send(`${url}/`)).toMatchObject({ phase: 'finished' });
  expect(sessions.size).toBe(2);
  stop.abort();
  expect(await slow).toMatchObject({ phase: 'failed', failure: { kind: 'cancelled' } });
  // A stream that was given up counts until it is closed.
  await expect.poll(() => closed).toContain('/slow');
  const again = await Promise.all([send(`${url}/`), send(`${url}/`)]);
  expect(again).toMatchObject([{ phase: 'finished' }, { phase: 'finished' }]);
  expect(sessions.size).toBe(2);
});

test('two that begin in the same moment do not take the same room', async () => {
  const { url } = await serve(1);
  await send(`${url}/`);
  const stop = new AbortController();
  const slow = send(`${url}/slow`, stop.signal);
  expect(await send(`${url}/`)).toMatchObject({ phase: 'finished' });
  stop.abort();
  await slow;
});

test.each([1, 5_000_000])(
  'after a stream that was given up, with %i bytes on their way, the next is sent at once',
  async (bytes) => {
    const { url, paths, closed, sessions } = await serve(1, bytes);
    await send(`${url}/`);
    const stop = new AbortController();
    const slow = send(`${url}/slow`, stop.signal);
    await expect.poll(() => paths).toContain('/slow');
    stop.abort();
    await slow;
    expect(await send(`${url}/`)).toMatchObject({ phase: 'finished' });
    await expect.poll(() => closed).toContain('/slow');
    const both = await Promise.all([send(`${url}/`), send(`${url}/`)]);
    expect(both).toMatchObject([{ phase: 'finished' }, { phase: 'finished' }]);
    expect(sessions.size).toBe(2);
  },
);

test('where it takes several they share one', async () => {
  const { url, sessions } = await serve(10);
  await send(`${url}/`);
  const all = await Promise.all(Array.from({ length: 8 }, () => send(`${url}/`)));
  for (const one of all) expect(one).toMatchObject({ phase: 'finished' });
  expect(sessions.size).toBe(1);
});
