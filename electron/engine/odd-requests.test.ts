import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RequestOptions } from '#shared/model/request-options';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createTestEngine, rows, withRawServer, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  engine = await createTestEngine();
  practice = await startPracticeServer();
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

/** What went over the wire for a draft with these options, until the server has seen `end`. */
async function sent(options: Partial<RequestOptions>, body: string | null, end: string): Promise<string> {
  let all = '';
  await withRawServer(
    (socket) =>
      socket.on('data', (chunk) => {
        all += chunk.toString('latin1');
        if (all.endsWith(end)) socket.write(ok);
      }),
    async ({ url }) => {
      const exchange = await engine.send(
        {
          url: `${url}/path?a=1`,
          method: body === null ? 'GET' : 'POST',
          ...(body !== null && { body: { kind: 'text', text: body, mediaType: '' } }),
        },
        options,
      );
      expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
    },
  );
  return all;
}

test('a target of one’s own stands on the request line, and nowhere else', async () => {
  expect(await sent({ requestTarget: '*' }, null, '\r\n\r\n')).toMatch(/^GET \* HTTP\/1\.1\r\nHost: 127\.0\.0\.1:\d+\r\n/);
  expect(await sent({ requestTarget: 'http://else.where/x' }, null, '\r\n\r\n')).toMatch(
    /^GET http:\/\/else\.where\/x HTTP\/1\.1\r\n/,
  );
});

test('the version is said as it is written', async () => {
  expect(await sent({ versionText: 'HTTP/1.0' }, null, '\r\n\r\n')).toMatch(/^GET \/path\?a=1 HTTP\/1\.0\r\n/);
});

test('a body in chunks has its size before each, and no length in the head', async () => {
  const all = await sent({ bodyFraming: 'chunked' }, 'Größe', '0\r\n\r\n');
  expect(all).toContain('\r\nTransfer-Encoding: chunked\r\n');
  expect(all).not.toMatch(/content-length/i);
  expect(all.split('\r\n\r\n').slice(1).join('\r\n\r\n')).toBe('7\r\nGr\xc3\xb6\xc3\x9fe\r\n0\r\n\r\n');
});

test('a large body in chunks arrives whole', async () => {
  const text = 'x'.repeat(300_000);
  const exchange = await engine.send(
    { url: `${practice.url}/anything`, method: 'PUT', body: { kind: 'text', text, mediaType: 'text/plain' } },
    { bodyFraming: 'chunked' },
  );
  expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
  expect(await engine.bodyText(exchange)).toContain(text);
});

test('without a body there are no chunks', async () => {
  expect(await sent({ bodyFraming: 'chunked' }, null, '\r\n\r\n')).not.toMatch(/transfer-encoding/i);
});

test('a body that waits comes after its head', async () => {
  const arrived: string[] = [];
  await withRawServer(
    (socket) =>
      socket.on('data', (chunk) => {
        arrived.push(chunk.toString('latin1'));
        if (arrived.join('').endsWith('later')) socket.write(ok);
      }),
    async ({ url }) => {
      const body = { kind: 'text', text: 'later', mediaType: '' } as const;
      const exchange = await engine.send({ url, method: 'POST', body }, { bodyDelayMs: 150 });
      expect(exchange).toMatchObject({ phase: 'finished' });
      expect(exchange.timings.totalMs).toBeGreaterThan(140);
    },
  );
  expect(arrived.at(-1)).toBe('later');
  expect(arrived[0]).toMatch(/\r\n\r\n$/);
});

test('a server that answers before the body came is not kept waiting for it', async () => {
  const body = { kind: 'text', text: 'never', mediaType: '' } as const;
  const exchange = await engine.send({ url: `${practice.url}/teapot`, method: 'POST', body }, { bodyDelayMs: 60_000 });
  expect(exchange).toMatchObject({ phase: 'finished', head: { status: 418 } });
});

test('a redirect is followed in the usual form', async () => {
  const exchange = await engine.send({ url: practice.url }, { requestTarget: '/redirect/1' });
  expect(exchange.hops.map(({ target }) => target)).toEqual(['/redirect/1', expect.not.stringMatching(/redirect\/1$/)]);
});

test('a version that two words make is refused before anything is sent', async () => {
  const exchange = await engine.send({ url: practice.url, headers: rows(['A', 'b']) }, { versionText: 'HTTP/1.1 x' });
  expect(exchange).toMatchObject({ failure: { kind: 'badDraft', place: { part: 'options', field: 'versionText' } } });
});
