import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestOptions } from '#shared/model/request-options';
import { freePort, isInstalled, startPeer } from '../../practice/peers/peer.test-support';
import { createTestEngine, type TestEngine } from '../exchange.test-support';
import { startSocks } from './socks-server.test-support';

let engine: TestEngine;
let origin = '';
let port = 0;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  engine = await createTestEngine({ guides: { env: {} } });
  const server = http.createServer((_request, response) => response.end('from the origin'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => (server.closeAllConnections(), server.close()));
  port = (server.address() as AddressInfo).port;
  origin = `http://localhost:${port}`;
});
afterAll(async () => {
  await engine.close();
  for (const close of closing.toReversed()) await close();
});

/** What of the exchange is said to the proxy and by it, in order, as hex. */
async function steps(options: Partial<RequestOptions>): Promise<readonly string[]> {
  const exchange = await engine.send({ url: origin }, { keepAlive: false, addressFamily: '4', ...options });
  const entries = engine.context.wireLogs.read(exchange.id)?.entries ?? [];
  return entries
    .filter(({ part }) => part === 'socks')
    .map(({ direction, bytes }) => `${direction} ${Buffer.from(bytes, 'latin1').toString('hex')}`);
}

const bytes = (...parts: readonly (string | number)[]): string =>
  parts
    .map((part) => (typeof part === 'number' ? part.toString(16).padStart(2, '0') : Buffer.from(part).toString('hex')))
    .join('');
const portBytes = () => [port >> 8, port & 0xff] as const;

test('each step with a SOCKS proxy is in the wire log, before the request itself', async () => {
  const socks = await startSocks();
  const shut = await startSocks({ login: { user: 'ada', password: 's3cret' } });
  closing.push(
    () => socks.close(),
    () => shut.close(),
  );
  const at = `127.0.0.1:${socks.port}`;
  const granted4 = `received ${bytes(0, 0x5a, 0, 0, 0, 0, 0, 0)}`;
  const granted5 = `received ${bytes(5, 0, 0, 1, 0, 0, 0, 0, 0, 0)}`;
  expect(await steps({ proxy: `socks4://${at}` })).toEqual([`sent ${bytes(4, 1, ...portBytes(), 127, 0, 0, 1, 0)}`, granted4]);
  expect(await steps({ proxy: `socks4a://ada@${at}` })).toEqual([
    `sent ${bytes(4, 1, ...portBytes(), 0, 0, 0, 1, 'ada', 0, 'localhost', 0)}`,
    granted4,
  ]);
  expect(await steps({ proxy: `socks5h://ada:s3cret@127.0.0.1:${shut.port}` })).toEqual([
    `sent ${bytes(5, 2, 0, 2)}`,
    `received ${bytes(5, 2)}`,
    `sent ${bytes(1, 3, 'ada', 6, 's3cret')}`,
    `received ${bytes(1, 0)}`,
    `sent ${bytes(5, 1, 0, 3, 9, 'localhost', ...portBytes())}`,
    granted5,
  ]);
  const exchange = await engine.send({ url: origin }, { keepAlive: false, proxy: `socks5h://${at}` });
  const parts = engine.context.wireLogs.read(exchange.id)?.entries.map(({ part, direction }) => `${direction} ${part}`);
  expect(parts?.slice(3)).toEqual(['received socks', 'sent head', 'received head', 'received body']);
});

test('what a proxy refuses with is there as well, and an answer in single bytes is one step', async () => {
  const refusing = await startSocks({ reply: 2 });
  closing.push(() => refusing.close());
  expect((await steps({ proxy: `socks5h://127.0.0.1:${refusing.port}` })).at(-1)).toBe(
    `received ${bytes(5, 2, 0, 1, 0, 0, 0, 0, 0, 0)}`,
  );
  const slow = await startServer(async (socket) => {
    const answers = [
      [5, 0],
      [5, 1, 0, 1, 0, 0, 0, 0, 0, 0],
    ];
    for await (const _question of socket)
      for (const byte of answers.shift() ?? []) {
        await new Promise((resolve) => socket.write(Buffer.from([byte]), resolve));
        await new Promise(setImmediate);
      }
  });
  const [, method, , reply] = await steps({ proxy: `socks5h://127.0.0.1:${slow}` });
  expect([method, reply]).toEqual([`received ${bytes(5, 0)}`, `received ${bytes(5, 1, 0, 1, 0, 0, 0, 0, 0, 0)}`]);
});

test.each(['socks4a', 'socks5h', 'http'])('a proxy of %s that says nothing is left when the time is over', async (scheme) => {
  let left: Promise<unknown> | undefined;
  const silent = await startServer((socket) => {
    left = once(socket.resume(), 'close');
  });
  const proxy = `${scheme}://127.0.0.1:${silent}`;
  const exchange = await engine.send({ url: origin.replace('http:', 'https:') }, { proxy, connectTimeoutMs: 100 });
  expect(exchange).toMatchObject({ phase: 'failed', failure: { kind: 'timedOut' } });
  await left;
});

async function startServer(serve: (socket: Socket) => unknown): Promise<number> {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    void Promise.resolve(serve(socket)).catch(() => socket.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

describe.skipIf(!isInstalled('danted') || process.getuid?.() !== 0)('dante', () => {
  test('says the same steps in versions 4 and 5', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-dante-'));
    await chmod(folder, 0o777);
    const at = await freePort();
    const config = join(folder, 'danted.conf');
    const all = 'from: 0.0.0.0/0 to: 0.0.0.0/0';
    await writeFile(
      config,
      `logoutput: ${folder}/log
internal: 127.0.0.1 port = ${at}
external: 127.0.0.1
socksmethod: none
clientmethod: none
user.privileged: root
user.unprivileged: nobody
client pass { ${all} }
socks pass { ${all} }
`,
    );
    const peer = await startPeer('danted', ['-f', config, '-p', join(folder, 'pid')], at);
    closing.push(
      () => rm(folder, { recursive: true, force: true }),
      () => peer.end(),
    );
    const five = await steps({ proxy: `socks5://127.0.0.1:${at}` });
    expect(five.slice(0, 3)).toEqual([
      `sent ${bytes(5, 1, 0)}`,
      `received ${bytes(5, 0)}`,
      `sent ${bytes(5, 1, 0, 1, 127, 0, 0, 1, ...portBytes())}`,
    ]);
    expect(five[3]).toMatch(/^received 05000001.{12}$/);
    const four = await steps({ proxy: `socks4://127.0.0.1:${at}` });
    expect(four).toEqual([`sent ${bytes(4, 1, ...portBytes(), 127, 0, 0, 1, 0)}`, expect.stringMatching(/^received 005a.{12}$/)]);
  }, 60_000);
});
