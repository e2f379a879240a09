import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestEngine, rows, startRawServer, type RawServer, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let plain: RawServer;
let secure: tls.Server;
let secureUrl = '';
let plainLocation = '';
const seen: string[] = [];

beforeAll(async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256' });
  engine = await createTestEngine({ trust: [made.cert] });
  plain = await startRawServer((socket) =>
    socket.on('data', () =>
      socket.write(
        `HTTP/1.1 ${plainLocation ? `302 Found\r\nLocation: ${plainLocation}` : '200 OK'}\r\nContent-Length: 0\r\n\r\n`,
      ),
    ),
  );
  secure = tls.createServer({ cert: made.cert, key: made.private }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      seen.push(chunk.toString('latin1'));
      const leads = chunk.includes('/leave');
      socket.write(`HTTP/1.1 ${leads ? `307 Moved\r\nLocation: ${plain.url}/clear` : '200 OK'}\r\nContent-Length: 0\r\n\r\n`);
    });
  });
  await once(secure.listen(0, '127.0.0.1'), 'listening');
  secureUrl = `https://localhost:${(secure.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await engine.close();
  await plain.close();
  secure.close();
});

const secret = 'very-secret';
const draft = {
  method: 'POST',
  headers: rows(['Authorization', secret], ['Cookie', secret]),
  body: { kind: 'text' as const, text: 'the body', mediaType: '' },
};

test('https never leads to http by itself: nothing is sent in clear text', async () => {
  const exchange = await engine.send({ ...draft, url: `${secureUrl}/leave` });
  expect(exchange).toMatchObject({
    phase: 'finished',
    head: { status: 307 },
    stop: { reason: 'downgrade', location: `${plain.url}/clear` },
  });
  expect(plain.received).toEqual([]);
});

test('where the user allows it, the body goes and the credentials do not', async () => {
  const exchange = await engine.send({ ...draft, url: `${secureUrl}/leave` }, { allowDowngrade: true });
  expect(exchange).toMatchObject({
    phase: 'finished',
    head: { status: 200 },
    hops: [{ redirect: { dropped: ['Authorization', 'Cookie'] } }, {}],
  });
  expect(plain.received.join('')).toContain('the body');
  expect(plain.received.join('')).not.toContain(secret);
});

test('http leading to https is another origin too', async () => {
  plainLocation = `${secureUrl}/arrive`;
  seen.length = 0;
  const exchange = await engine.send({ url: plain.url, headers: rows(['Authorization', secret]) });
  expect(exchange).toMatchObject({
    phase: 'finished',
    head: { status: 200 },
    hops: [{ redirect: { dropped: ['Authorization'] } }, { connection: { tls: { unverified: null } } }],
  });
  expect(seen.join('')).not.toContain(secret);
});
