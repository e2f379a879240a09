import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, hasPythonModule, isInstalled, python, startPeer, type Peer } from '../../practice/peers/peer.test-support';
import { startPracticeServer, type PracticeServer } from '../../practice/server';
import { makeCertificates } from '../../practice/tls/authority';
import { createTestEngine, type TestEngine } from '../exchange.test-support';
import { openWebSocket, saidIn, type TestSocket } from '../socket/socket.test-support';

let engine: TestEngine;
let folder = '';
let certificates: Awaited<ReturnType<typeof makeCertificates>>;
const peers: Peer[] = [];

beforeAll(async () => {
  certificates = await makeCertificates();
  engine = await createTestEngine({ trust: [certificates.ca] });
  folder = await mkdtemp(join(tmpdir(), 'cairn-websocket-'));
});
afterAll(async () => {
  await Promise.all(peers.map((peer) => peer.end()));
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const fromServer = (socket: TestSocket) => saidIn(socket).filter((line) => line.startsWith('server'));
const heard = (socket: TestSocket, count: number) => socket.until((all) => fromServer(all).length >= count);

describe.skipIf(!hasPythonModule('websockets'))('the server of python3-websockets', () => {
  let url = '';
  beforeAll(async () => {
    const port = await freePort();
    const script = join(folder, 'serve.py');
    await writeFile(script, serverText(port));
    peers.push(await startPeer(python, [script], port));
    url = `ws://127.0.0.1:${port}`;
  });

  test('packs with us, chooses one of our subprotocols, and echoes text and bytes to the byte', async () => {
    const socket = openWebSocket(engine, `${url}/echo`, { subprotocols: 'elsewhere, shelf.v2', compress: true });
    await socket.opened();
    const long = 'σ the same again '.repeat(5_000);
    const bytes = randomBytes(70_000);
    await socket.text(long);
    await socket.say({ kind: 'binary', base64: bytes.toString('base64') });
    await heard(socket, 2);
    await socket.say({ kind: 'close', code: 4002, reason: 'genug' });
    expect(await socket.over()).toMatchObject({
      phase: 'finished',
      socket: {
        subprotocol: 'shelf.v2',
        extensions: expect.stringContaining('permessage-deflate'),
        closing: { code: 4002, reason: 'genug', by: 'client', clean: true },
      },
    });
    const [text, binary] = socket.entries.filter(({ from, kind }) => from === 'server' && kind !== 'close');
    expect(text?.text).toBe(long);
    expect(Buffer.from(binary?.base64 ?? '', 'base64').equals(bytes)).toBe(true);
  });

  test('may send a message in parts, with a ping between them', async () => {
    const socket = openWebSocket(engine, `${url}/parts`);
    await socket.over();
    expect(saidIn(socket).slice(1, 4)).toEqual([
      'server ping in between',
      'client pong in between',
      'server text one, two, three',
    ]);
  });

  test('pings, and is answered; answers our ping with what it carried', async () => {
    const socket = openWebSocket(engine, `${url}/ping`);
    await socket.opened();
    await heard(socket, 2);
    expect(fromServer(socket)).toEqual(['server ping are you there', 'server text it answered']);
    await socket.say({ kind: 'ping', text: 'and you' });
    await heard(socket, 3);
    expect(fromServer(socket).at(-1)).toBe('server pong and you');
    socket.cancel();
    await socket.over();
  });

  test.each([
    ['leaves', { code: 1001, reason: 'going home', by: 'server', clean: true }],
    ['fails', { code: 1011, by: 'server', clean: true }],
  ])('closes when it %s, with its code', async (path, closing) => {
    const socket = openWebSocket(engine, `${url}/${path}`);
    expect(await socket.over()).toMatchObject({ phase: 'finished', socket: { closing } });
  });

  test('ends a message that is too large for it by its code', async () => {
    const socket = openWebSocket(engine, `${url}/echo`);
    await socket.opened();
    await socket.say({ kind: 'binary', base64: randomBytes(300_000).toString('base64') });
    expect(await socket.over()).toMatchObject({ socket: { closing: { code: 1009, by: 'server' } } });
  });

  test('refuses the handshake with an answer that is shown as the answer it is', async () => {
    const socket = openWebSocket(engine, `${url}/refused`);
    const exchange = await socket.over();
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: 403 } });
    expect(await engine.bodyText(exchange)).toBe('not for you\n');
  });
});

const serverText = (port: number): string => `
import asyncio, http, websockets

async def serve(socket, path):
    if path == '/echo':
        async for message in socket: await socket.send(message)
    if path == '/parts':
        async def parts():
            yield 'one, '
            await socket.ping('in between')
            yield 'two, '
            yield 'three'
        await socket.send(parts())
    if path == '/ping':
        await (await socket.ping('are you there'))
        await socket.send('it answered')
        await socket.wait_closed()
    if path == '/leaves': await socket.close(1001, 'going home')
    if path == '/fails': raise RuntimeError('out of luck')

async def look(path, headers):
    if path == '/refused': return http.HTTPStatus.FORBIDDEN, [('Content-Type', 'text/plain')], b'not for you\\n'

async def main():
    async with websockets.serve(serve, '127.0.0.1', ${port}, subprotocols=['shelf.v1', 'shelf.v2'], process_request=look, max_size=200_000):
        await asyncio.Future()

import logging; logging.disable(logging.CRITICAL)
asyncio.run(main())
`;

describe.skipIf(!isInstalled('nginx'))('nginx between us and the practice server', () => {
  let url = '';
  let practice: PracticeServer;
  beforeAll(async () => {
    practice = await startPracticeServer({ complain: () => {} });
    const port = await freePort();
    const config = join(folder, 'nginx.conf');
    await writeFile(join(folder, 'cert.pem'), certificates.good.cert);
    await writeFile(join(folder, 'key.pem'), certificates.good.key);
    await writeFile(config, proxyText(port, practice.url));
    peers.push(await startPeer('nginx', ['-c', config, '-p', folder], port));
    url = `wss://127.0.0.1:${port}`;
  });
  afterAll(() => practice.stop());

  test('passes a conversation on, over TLS', async () => {
    const socket = openWebSocket(engine, `${url}/stream/websocket/echo`);
    await socket.opened();
    await socket.text('through the middle');
    await heard(socket, 1);
    await socket.say({ kind: 'close', code: 1000, reason: '' });
    expect(await socket.over()).toMatchObject({
      socket: { tally: { sent: 1, received: 1 }, closing: { code: 1000, clean: true } },
    });
    expect(fromServer(socket)[0]).toBe('server text through the middle');
  });

  test('that does not pass the upgrade on answers in plain HTTP, and so it is shown', async () => {
    const exchange = await openWebSocket(engine, `${url}/plain/stream/websocket/echo`).over();
    expect(exchange.phase).toBe('finished');
    expect(exchange.head?.status).toBeGreaterThanOrEqual(400);
    expect(exchange.socket).toBeUndefined();
  });

  test('that ends an idle connection does so without a close, and that is said', async () => {
    const exchange = await openWebSocket(engine, `${url}/short/stream/websocket/echo`).over();
    expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'connectionClosed' } });
  });
});

const proxyText = (port: number, practice: string): string => `
daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; proxy_http_version 1.1;
  server {
    listen 127.0.0.1:${port} ssl; ssl_certificate ${folder}/cert.pem; ssl_certificate_key ${folder}/key.pem;
    location / { proxy_pass ${practice}; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; }
    location /plain/ { proxy_pass ${practice}/; }
    location /short/ { proxy_pass ${practice}/; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; proxy_read_timeout 1s; }
  }
}`;
