import { once } from 'node:events';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestEngine, type TestEngine } from '../exchange.test-support';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

/** A server that says goodbye on the second stream of its first connection, and that it has looked at streams up to this. */
async function serve(lastStreamId: number) {
  const posted: string[] = [];
  const sessions = new Set<http2.Http2Session>();
  const server = http2.createServer();
  server.on('session', (session) => sessions.add(session));
  server.on('stream', (stream) => {
    stream.on('error', () => undefined);
    const isFirst = stream.session === [...sessions][0];
    if (isFirst && stream.id === 3) {
      stream.session?.goaway(http2.constants.NGHTTP2_NO_ERROR, lastStreamId);
      return void setTimeout(() => stream.session?.destroy(), 50);
    }
    let body = '';
    stream.setEncoding('utf8').on('data', (text: string) => (body += text));
    stream.on('end', () => {
      posted.push(body);
      stream.respond();
      stream.end('done');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const post = (text: string) =>
    engine.send({ url, method: 'POST', body: { kind: 'text', text, mediaType: 'text/plain' } }, { httpVersion: '2' });
  return { posted, sessions, post };
}

test('what a server says goodbye to without having looked at it is sent again, whatever the method', async () => {
  const { posted, sessions, post } = await serve(1);
  expect(await post('one')).toMatchObject({ phase: 'finished' });
  expect(await post('two')).toMatchObject({ phase: 'finished', head: { status: 200 } });
  expect([posted, sessions.size]).toEqual([['one', 'two'], 2]);
});

test('what it may have looked at is not', async () => {
  const { posted, sessions, post } = await serve(3);
  await post('one');
  expect(await post('two')).toMatchObject({
    phase: 'failed',
    failure: { kind: 'http2Ended', how: 'goAway', when: 'beforeHead' },
  });
  expect([posted, sessions.size]).toEqual([['one'], 1]);
});
