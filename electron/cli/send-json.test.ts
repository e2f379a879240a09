import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerWith, withRawServer } from '../engine/exchange.test-support';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { runCairn } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

async function sendJson(...args: string[]) {
  const { code, out, err } = await runCairn(['send', '--json', ...args]);
  return { code, err, document: JSON.parse(out) as Record<string, unknown> };
}
const ms = expect.any(Number) as number;

test('an exchange is one document', async () => {
  const { code, err, document } = await sendJson('PUT', `${practice.url}/anything?x=1`, '-d', 'hi', '-H', 'x-Odd: é');
  const { response, body } = document as { response: { headers: string[][]; bodyBytes: number }; body: string };
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(document).toEqual({
    request: {
      method: 'PUT',
      url: `${practice.url}/anything?x=1`,
      httpVersion: '1.1',
      headers: [
        ['Host', `127.0.0.1:${practice.port}`],
        ['User-Agent', expect.stringMatching(/^Cairn\//)],
        ['Accept', '*/*'],
        ['Accept-Encoding', 'gzip, br, zstd, deflate'],
        ['Connection', 'keep-alive'],
        ['Content-Type', 'text/plain; charset=utf-8'],
        ['x-Odd', 'é'],
        ['Content-Length', '2'],
      ],
    },
    hops: [],
    interim: [],
    response: {
      status: 200,
      reason: 'OK',
      httpVersion: '1.1',
      headers: response.headers,
      trailers: [],
      wireBytes: ms,
      bodyBytes: Buffer.byteLength(body),
    },
    timings: {
      dnsMs: null,
      tcpMs: ms,
      proxyMs: null,
      tlsMs: null,
      sendMs: ms,
      waitMs: ms,
      receiveMs: ms,
      totalMs: ms,
      reused: false,
    },
    failure: null,
    body,
  });
  expect(response.headers).toContainEqual(['Content-Type', 'application/json']);
});

test('redirects are hops, with what was not carried to another origin', async () => {
  const elsewhere = `http://localhost:${practice.port}/anything`;
  const first = `${practice.url}/redirect/to?url=${elsewhere}&status=303`;
  const { document } = await sendJson(first, '-d', 'a=1', '--bearer', 'T');
  expect(document.hops).toEqual([{ status: 303, method: 'POST', url: first, location: elsewhere, dropped: ['Authorization'] }]);
  expect(document.request).toMatchObject({ method: 'POST', url: first });
  expect(JSON.parse(document.body as string)).toMatchObject({ method: 'GET' });
});

test('interim answers and trailers are told', async () => {
  const interim = await sendJson(`${practice.url}/stream/interim/103`);
  expect(interim.document.interim).toEqual([
    { status: 103, headers: expect.arrayContaining([['Link', expect.any(String)]]) as string[][] },
  ]);
  const trailers = await sendJson(`${practice.url}/stream/trailers`);
  expect(trailers.document.response).toMatchObject({ trailers: expect.arrayContaining([['X-Lines', '3']]) as string[][] });
});

test('a failure has its kind, its words and a hint, and no response', async () => {
  const { code, document } = await sendJson('http://127.0.0.1:1/');
  expect({ code, ...document }).toMatchObject({
    code: 3,
    response: null,
    body: null,
    failure: {
      kind: 'connectionRefused',
      message: expect.stringContaining('127.0.0.1') as string,
      hint: expect.stringMatching(/\S/) as string,
    },
  });
});

test('what arrived before a failure is there', async () => {
  const { code, document } = await sendJson(`${practice.url}/stream/fault/drop`);
  expect({ code, ...document }).toMatchObject({
    code: 3,
    response: { status: 200, bodyBytes: 100 },
    failure: { kind: 'wrongLength' },
  });
});

test('a draft that cannot be sent is told in the same shape', async () => {
  const { code, document } = await sendJson(practice.url, '-d', '{"a":');
  expect({ code, ...document }).toMatchObject({
    code: 2,
    request: { method: 'POST', headers: [] },
    response: null,
    failure: { kind: 'badDraft' },
  });
});

test.each([
  ['its charset decodes it', 'text/plain; charset=iso-8859-1', '\xe9\xe8', { body: 'éè' }],
  ['UTF-16 with a mark is text', 'text/plain', '\xff\xfeA\0B\0', { body: 'AB' }],
  ['bytes that are no text come as base64', 'application/octet-stream', '\0\x01\xff', { bodyBase64: 'AAH/' }],
  ['bytes that are not the text they say come as base64', 'application/json', '"\xff"', { bodyBase64: 'Iv8i' }],
  ['text without a type is text', null, 'plain', { body: 'plain' }],
  ['an empty body is an empty text', 'application/json', '', { body: '' }],
])('the body: %s', async (_name, type, body, expected) => {
  const head = `HTTP/1.1 200 OK\r\n${type === null ? '' : `Content-Type: ${type}\r\n`}Content-Length: ${body.length}\r\n\r\n`;
  await withRawServer(answerWith(head + body), async ({ url }) => {
    const { request: _request, response: _response, ...rest } = (await sendJson(url)).document;
    expect(rest).toMatchObject(expected);
    expect(Object.keys(rest)).toHaveLength(5);
  });
});

test('an answer that can have no body has null for it', async () => {
  expect((await sendJson(`${practice.url}/status/204`)).document.body).toBeNull();
});

test('above 8 MiB the body is a file', async () => {
  const { document } = await sendJson(`${practice.url}/stream/bytes/8388609?seed=3`);
  const path = document.bodyFile as string;
  const direct = await runCairn(['send', `${practice.url}/stream/bytes/8388609?seed=3`]);
  expect(readFileSync(path).equals(direct.bytes)).toBe(true);
  expect(Object.keys(document)).not.toContain('body');
  rmSync(dirname(path), { recursive: true });
});

test('what steers a terminal is an escape, and the document still says the same', async () => {
  const text = '\x1b[2J\x9b31m\u202egnirts';
  await withRawServer(
    answerWith('HTTP/1.1 200 OK\r\nContent-Type: text/plain;charset=utf-8\r\nConnection: close\r\n\r\n', Buffer.from(text), ''),
    async ({ url, sockets }) => {
      const sending = runCairn(['send', '--json', url, '--timeout', '700']);
      setTimeout(() => sockets.forEach((socket) => socket.end()), 150);
      const { out } = await sending;
      expect(out).not.toMatch(/[\x1b\x9b\u202e]/); // oxlint-disable-line no-control-regex -- controls are what must not be there
      expect((JSON.parse(out) as { body: string }).body).toBe(text);
    },
  );
});
