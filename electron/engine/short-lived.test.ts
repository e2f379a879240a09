import { createServer, type AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { createDraft } from '#shared/model/request-draft';
import { createAuthenticator } from '../auth/registry';
import { createBodyStore } from '../bodies/body-store';
import { createEngineContext } from './engine-context';
import { fetchOnce } from './fetch-page';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options?: { readonly type: 'minor' }) => void;
const collectYoung = () => [1, 2, 3].forEach(() => collect({ type: 'minor' }));

const answer = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nKeep-Alive: timeout=5\r\n\r\n[]';
const server = createServer((socket) => void socket.on('data', () => socket.write(answer)).on('error', () => undefined));
const context = createEngineContext({ bodies: createBodyStore('unused'), authenticator: createAuthenticator() });
afterAll(async () => {
  await context.close();
  server.close();
});

const exchanges = 400;

test('what an exchange was made of is gone when it is over, without a look through old memory', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const draft = createDraft(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const ask = async () => {
    const { exchange } = await fetchOnce(draft, { context, keep: async () => undefined }, new AbortController().signal);
    expect(exchange.phase).toBe('finished');
  };
  // What is compiled on the way is none of what is measured.
  for (let at = 0; at < exchanges; at++) await ask();
  collect();
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < exchanges; at++) await ask();
  collectYoung();
  const bytesEach = (process.memoryUsage().heapUsed - before) / exchanges;
  // Of some hundred thousand that each takes. Where something is held in old memory, it is ten thousand and more.
  expect(bytesEach).toBeLessThan(5_000);
});
