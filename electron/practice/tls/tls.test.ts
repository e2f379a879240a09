import { connect, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import { request } from 'node:https';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startPracticeServer, type PracticeServer } from '../server.ts';
import type { OpenTls } from './tls-endpoints.ts';

let practice: PracticeServer;
let tls: OpenTls;
beforeAll(async () => {
  practice = await startPracticeServer({ tls: true, complain: () => {} });
  if (!practice.tls) throw new Error('no encrypted ports');
  tls = practice.tls;
});
afterAll(() => practice.stop());

interface Sent {
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
  readonly method?: string;
}

/** Over HTTP/1.1, trusting the authority unless told otherwise; the code of the error where there is one. */
function get(
  url: string,
  { method = 'GET', ca = tls.certificates.ca, ...identity }: Sent = {},
): Promise<{ status: number; body: string } | string> {
  return new Promise((resolve) => {
    const sent = request(url, { ca, ...identity, method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end();
  });
}

const json = async (url: string, sent?: Sent) => {
  const answer = await get(url, sent);
  return typeof answer === 'string' ? answer : { status: answer.status, ...(JSON.parse(answer.body) as object) };
};

test('the good port is trusted by whoever trusts the authority, and tells what was agreed', async () => {
  const pem = await (await fetch(`${practice.url}/tls/authority.pem`)).text();
  expect(pem).toBe(tls.certificates.ca);
  expect(await json(`${tls.urls.good}/whoami/connection`)).toMatchObject({
    httpVersion: '1.1',
    tls: { version: 'TLSv1.3', cipher: expect.stringMatching(/^TLS_/), clientCertificate: null },
  });
  expect(await get(`${tls.urls.good.replace('127.0.0.1', 'localhost')}/tls/`)).toMatchObject({ status: 200 });
});

test.each([
  ['expired', 'CERT_HAS_EXPIRED'],
  ['wrongHost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
] as const)('the port called %s is refused with %s', async (name, code) => {
  expect(await get(`${tls.urls[name]}/`)).toBe(code);
});

test('without trust in the authority nothing is trusted', async () => {
  expect(await get(`${tls.urls.good}/`, { ca: '' })).toMatch(/SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE/);
});

test('a certificate of the caller opens the door, if the authority signed it', async () => {
  const door = `${tls.urls.good}/auth/mtls/`;
  const { alice, stranger } = tls.certificates;
  expect(await json(door, alice)).toMatchObject({ status: 200, username: 'alice', authenticated_by: 'mtls' });
  expect(await json(door, stranger)).toMatchObject({ status: 403, help: 'The check said: DEPTH_ZERO_SELF_SIGNED_CERT.' });
  expect(await json(door)).toMatchObject({ status: 403, detail: 'No certificate was shown.' });
});

test('where a certificate is insisted on, nobody else comes in at all', async () => {
  const door = `${tls.urls.clientCertificate}/auth/mtls/`;
  expect(await json(door, tls.certificates.alice)).toMatchObject({ status: 200 });
  expect(typeof (await get(door))).toBe('string');
});

test('a WebSocket opens over the encrypted port', async () => {
  const socket = new WebSocket(`${tls.urls.good.replace('https', 'wss')}/stream/websocket/echo`, { ca: tls.certificates.ca });
  const heard = await new Promise((resolve, reject) => {
    socket.on('open', () => socket.send('hello')).on('error', reject);
    socket.on('message', (data: Buffer) => resolve(data.toString()));
  });
  socket.terminate();
  expect(heard).toContain('hello');
});

describe('HTTP/2', () => {
  let session: ClientHttp2Session;
  beforeAll(() => {
    session = connect(tls.urls.good, { ca: tls.certificates.ca });
  });
  afterAll(() => session.destroy());

  interface Heard {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly interim: readonly number[];
    readonly trailers: IncomingHttpHeaders;
    readonly body: string;
    /** The code of RST_STREAM; 0 where the stream ended well. */
    readonly reset: number;
  }

  function send(path: string, headers: Record<string, string> = {}, body?: string): Promise<Heard> {
    return new Promise((resolve) => {
      const stream = session.request({ ':path': path, ':method': body === undefined ? 'GET' : 'POST', ...headers });
      const heard = {
        status: 0,
        headers: {} as IncomingHttpHeaders,
        interim: [] as number[],
        trailers: {} as IncomingHttpHeaders,
        body: '',
      };
      stream.on('headers', (given) => heard.interim.push(Number(given[':status'])));
      stream.on('response', (given) => Object.assign(heard, { status: given[':status'], headers: given }));
      stream.on('trailers', (given) => Object.assign(heard, { trailers: given }));
      stream.setEncoding('utf8').on('data', (text: string) => (heard.body += text));
      stream.on('error', () => {});
      stream.on('close', () => resolve({ ...heard, reset: stream.rstCode ?? 0 }));
      stream.end(body);
    });
  }

  test('is agreed by ALPN and serves what HTTP/1.1 does', async () => {
    const connection = await send('/whoami/connection');
    expect(JSON.parse(connection.body)).toMatchObject({ httpVersion: '2.0', tls: { alpn: 'h2' } });
    const books = await send('/library/books/?page_size=2');
    const parsed = JSON.parse(books.body) as { next: string; results: unknown[] };
    expect([books.status, parsed.results.length, new URL(parsed.next).origin]).toEqual([200, 2, tls.urls.good]);
    expect((await send('/anything', { 'content-type': 'text/plain' }, 'hello')).body).toContain('hello');
  });

  test('has interim answers, trailers and streams', async () => {
    expect((await send('/strict/page')).interim).toEqual([103]);
    expect(Object.keys((await send('/stream/trailers')).trailers).length).toBeGreaterThan(0);
    expect((await send('/stream/bytes/200000')).body.length).toBeGreaterThan(100_000);
    expect((await send('/oauth/.well-known/openid-configuration')).body).toContain(`"issuer":"${tls.urls.good}/oauth"`);
  });

  test('answers for this machine alone', async () => {
    expect((await send('/', { ':authority': 'elsewhere.example' })).status).toBe(421);
  });

  test('what is broken on purpose ends the stream and not the connection', async () => {
    // RFC 9113 section 7: HTTP_1_1_REQUIRED.
    expect((await send('/stream/fault/garbage')).reset).toBe(13);
    expect((await send('/whoami')).status).toBe(200);
  });
});

test('the authority beside the data is trusted once and stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'practice-tls-'));
  const data = join(folder, 'practice.db');
  const authorities: (string | undefined)[] = [];
  for (let run = 0; run < 2; run += 1) {
    const server = await startPracticeServer({ tls: true, data });
    authorities.push(server.tls?.certificates.ca);
    expect(await get(`${server.tls?.urls.good}/`, { ca: authorities[0] ?? '' })).toMatchObject({ status: 200 });
    await server.stop();
  }
  await rm(folder, { recursive: true });
  expect(authorities[0]).toBe(authorities[1]);
});

test('it still starts within a second', async () => {
  const startedAt = performance.now();
  const server = await startPracticeServer({ tls: true });
  expect(performance.now() - startedAt).toBeLessThan(1000);
  await server.stop();
});
