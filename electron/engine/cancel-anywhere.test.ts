import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankAuth } from '#shared/model/auth';
import { blankOAuth2 } from '#shared/model/auth/oauth2';
import type { RequestDraft } from '#shared/model/request-draft';
import type { RequestOptions } from '#shared/model/request-options';
import { createTestEngine, rows, startRawServer, type RawServer, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
const folder = mkdtempSync(join(tmpdir(), 'cairn-cancel-'));
/** Takes what comes and says nothing. */
let silent: RawServer;
/** Takes connections, and reads nothing from them. */
let deaf: RawServer;
/** The first answer as it is given, then silence. */
const firstAnswers: RawServer[] = [];

beforeAll(async () => {
  engine = await createTestEngine();
  silent = await startRawServer((socket) => void socket.on('data', () => undefined));
  deaf = await startRawServer((socket) => void socket.pause());
  writeFileSync(join(folder, 'large.bin'), Buffer.alloc(64 * 1024 ** 2));
  writeFileSync(join(folder, 'empty.pac'), 'function FindProxyForURL() { for (;;); }');
});
afterAll(async () => {
  await engine.close();
  for (const socket of waiting) socket.destroy();
  for (const child of children) child.kill('SIGKILL');
  for (const server of [silent, deaf, ...firstAnswers]) await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function answeringOnce(answer: string): Promise<RawServer> {
  let isFirst = true;
  const server = await startRawServer((socket: net.Socket) => {
    socket.on('data', () => {
      if (isFirst) socket.write(answer);
      isFirst = false;
    });
  });
  firstAnswers.push(server);
  return server;
}

/** Listens, with as few that may wait as the system allows, and then stands still. */
const standStill = `
const server = require('node:net').createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  require('node:fs').writeSync(1, String(server.address().port));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;
const children: ChildProcess[] = [];
const waiting: net.Socket[] = [];

/** A port whose server lets everybody wait, and has no room left for those who do. */
async function fullPort(): Promise<number> {
  const child = spawn(process.execPath, ['-e', standStill], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(said.toString());
  for (let count = 0; count < 4; count++) waiting.push(net.connect(port, '127.0.0.1').on('error', () => undefined));
  await sleep(50);
  return port;
}

type Sent = [draft: Partial<RequestDraft>, options?: Partial<RequestOptions>];
const oauth = (tokenUrl: string) => ({
  ...blankOAuth2,
  grant: 'clientCredentials' as const,
  clientId: 'c',
  clientSecret: 's',
  tokenUrl,
});
/** The shortest message of type 2: who it is, its type, no target, flags, a challenge, and nothing known of the target. */
const ntlmChallenge = Buffer.from(
  '4e544c4d53535000' +
    '02000000' +
    '0000000030000000' +
    '01820000' +
    '0123456789abcdef' +
    '0000000000000000' +
    '0000000030000000',
  'hex',
).toString('base64');
const at = (server: RawServer, scheme = 'http') => server.url.replace('http', scheme);

const moments: Readonly<Record<string, () => Sent | Promise<Sent>>> = {
  'connecting to a server that takes no more connections': async () => [{ url: `http://127.0.0.1:${await fullPort()}/` }],
  'in the handshake of TLS': () => [{ url: at(silent, 'https') }],
  'in the handshake of a proxy’s TLS': () => [{ url: 'http://x.test/' }, { proxy: at(silent, 'https') }],
  'asking a proxy for a tunnel': () => [{ url: 'https://x.test/' }, { proxy: silent.url }],
  'asking a proxy of SOCKS 4': () => [{ url: 'http://127.0.0.1/' }, { proxy: at(silent, 'socks4') }],
  'asking a proxy of SOCKS 5': () => [{ url: 'http://x.test/' }, { proxy: at(silent, 'socks5h') }],
  'fetching a PAC file': () => [{ url: silent.url }, { proxy: `pac+${silent.url}/proxy.pac` }],
  'in a PAC file without an end': () => [{ url: silent.url }, { proxy: `pac+file://${join(folder, 'empty.pac')}` }],
  'sending a body that nobody reads': () => [
    { url: deaf.url, method: 'POST', body: { kind: 'file', path: join(folder, 'large.bin'), mediaType: '' } },
  ],
  'sending over HTTP/2': () => [
    { url: deaf.url, method: 'POST', body: { kind: 'file', path: join(folder, 'large.bin'), mediaType: '' } },
    { httpVersion: '2' },
  ],
  'before a body that waits after its head': () => [
    { url: silent.url, method: 'POST', body: { kind: 'text', text: 'late', mediaType: 'text/plain' } },
    { bodyDelayMs: 60_000 },
  ],
  'waiting for 100 Continue': () => [
    {
      url: silent.url,
      method: 'POST',
      headers: rows(['Expect', '100-continue']),
      body: { kind: 'text', text: 'later', mediaType: 'text/plain' },
    },
  ],
  'waiting for the answer': () => [{ url: silent.url }],
  'after an interim answer': async () => [{ url: (await answeringOnce('HTTP/1.1 103 Early Hints\r\n\r\n')).url }],
  'in the head': async () => [{ url: (await answeringOnce('HTTP/1.1 200 OK\r\nX-A: ')).url }],
  'in the body': async () => [{ url: (await answeringOnce('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel')).url }],
  'in a body that is decoded': async () => [
    { url: (await answeringOnce('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 90\r\n\r\n\u001f')).url },
  ],
  'in the trailers': async () => [
    { url: (await answeringOnce('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-A: ')).url },
  ],
  'where a redirect led': async () => [
    { url: (await answeringOnce(`HTTP/1.1 302 Found\r\nLocation: ${silent.url}/\r\nContent-Length: 0\r\n\r\n`)).url },
  ],
  'in the second round of Digest': async () => {
    const { url } = await answeringOnce(
      'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm="a", nonce="b", qop="auth"\r\nContent-Length: 0\r\n\r\n',
    );
    return [{ url, auth: { ...blankAuth.digest, username: 'a', password: 'b' } }];
  },
  'in the last round of NTLM': async () => {
    const { url } = await answeringOnce(
      `HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: NTLM ${ntlmChallenge}\r\nContent-Length: 0\r\n\r\n`,
    );
    return [{ url, auth: { ...blankAuth.ntlm, username: 'a', password: 'b' } }];
  },
  'getting a token of OAuth 2': () => [{ url: silent.url, auth: oauth(`${silent.url}/token`) }],
};

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test.each(Object.entries(moments))('cancelled %s, it ends within 200 ms and leaves no connection', async (_moment, sent) => {
  const [draft, options] = await sent();
  const abort = new AbortController();
  const sending = engine.send(draft, { keepAlive: false, ...options }, abort.signal);
  const early = await Promise.race([sending, sleep(250)]);
  expect(early, JSON.stringify(early)).toBeUndefined();
  const began = performance.now();
  abort.abort();
  expect(await sending).toMatchObject({ phase: 'failed', failure: { kind: 'cancelled' } });
  expect(performance.now() - began).toBeLessThan(200);
  // Who reads nothing does not see the end either.
  for (const socket of deaf.sockets) socket.resume();
  await expect.poll(() => [silent, deaf, ...firstAnswers].reduce((sum, { sockets }) => sum + sockets.size, 0)).toBe(0);
  expect(engine.context.pool.idle).toBe(0);
});
