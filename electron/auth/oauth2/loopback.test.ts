import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { cameBack } from './done-page';
import { openLoopback, type Loopback } from './loopback';

const open: Loopback[] = [];
afterEach(() => open.splice(0).forEach((listener) => listener.close()));

async function listen(options: Partial<Parameters<typeof openLoopback>[0]> = {}) {
  const listener = await openLoopback({ host: '127.0.0.1', path: '/callback', ...options });
  open.push(listener);
  return listener;
}

interface Asked {
  readonly method?: string;
  readonly host?: string;
}

/** Status and headers; `gone` when nobody answers. */
function ask(
  address: string,
  { method = 'GET', host }: Asked = {},
): Promise<{ status: number | 'gone'; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve) => {
    const { hostname, port, pathname, search } = new URL(address);
    const bare = hostname.replace(/^\[|\]$/g, '');
    request(
      { host: bare, port, path: pathname + search, method, agent: false, ...(host !== undefined && { headers: { Host: host } }) },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    )
      .on('error', () => resolve({ status: 'gone', headers: {}, text: '' }))
      .end();
  });
}

const isMeant = (query: URLSearchParams) => query.get('state') === 's1';
const never = new AbortController().signal;

test.each([
  ['127.0.0.1', /^http:\/\/127\.0\.0\.1:\d+\/callback$/],
  ['[::1]', /^http:\/\/\[::1\]:\d+\/callback$/],
] as const)('listens at the literal %s, on a port of the system’s choice', async (host, expected) => {
  expect((await listen({ host })).address).toMatch(expected);
});

test('without a fixed path it is one that nobody can guess', async () => {
  const addresses = await Promise.all([listen({ path: '' }), listen({ path: '' })]);
  expect(new Set(addresses.map(({ address }) => new URL(address).pathname)).size).toBe(2);
  expect(new URL(addresses[0].address).pathname).toMatch(/^\/[\w-]{22}$/);
});

test('a thousand strays do not end the flow, and each gets a 404', async () => {
  const listener = await listen();
  const { address } = listener;
  const { origin, port } = new URL(address);
  const answer = listener.wait(isMeant, never);
  const strays: readonly (readonly [string, Asked?])[] = [
    [`${origin}/`],
    [`${origin}/favicon.ico`],
    [`${origin}/callback/?code=c&state=s1`],
    [`${origin}//callback?code=c&state=s1`],
    [address],
    [`${address}?code=c&state=s2`],
    [`${address}?code=c`],
    [`${address}?code=c&state=s1`, { method: 'POST' }],
    [`${address}?code=c&state=s1`, { method: 'HEAD' }],
    [`${address}?code=c&state=s1`, { host: 'evil.example' }],
    [`${address}?code=c&state=s1`, { host: `localhost:${port}` }],
    [`${address}?code=c&state=s1`, { host: '127.0.0.1' }],
  ];
  const statuses = new Set<number | 'gone'>();
  for (let round = 0; round < 1_000; round += 50) {
    const batch = Array.from({ length: 50 }, (_, index) => ask(...(strays[(round + index) % strays.length] ?? strays[0]!)));
    for (const { status } of await Promise.all(batch)) statuses.add(status);
  }
  expect([...statuses]).toEqual([404]);

  const browser = ask(`${address}?code=c&state=s1`);
  expect((await answer).get('code')).toBe('c');
  listener.finish(cameBack);
  expect((await browser).status).toBe(303);
});

test('what was opened ahead of need, and sends nothing, is in nobody’s way', async () => {
  const listener = await listen();
  const { port } = new URL(listener.address);
  const idle = Array.from({ length: 20 }, () => net.connect(Number(port), '127.0.0.1'));
  const answer = listener.wait(isMeant, never);
  const browser = ask(`${listener.address}?code=c&state=s1`);
  await answer;
  listener.finish(cameBack);
  const { headers } = await browser;
  expect((await ask(new URL(headers.location ?? '', listener.address).href)).status).toBe(200);
  for (const socket of idle) socket.destroy();
});

test('after the first answer the code is gone from the address, and so is the listener', async () => {
  const listener = await listen();
  const answer = listener.wait(isMeant, never);
  const browser = ask(`${listener.address}?code=c&state=s1`);
  await answer;
  listener.finish(cameBack);
  const { headers } = await browser;
  expect([headers.location, headers['cache-control'], headers['referrer-policy']]).toEqual([
    expect.stringMatching(/^\/[\w-]{22}$/),
    'no-store',
    'no-referrer',
  ]);
  expect((await ask(`${listener.address}?code=again&state=s1`)).status).toBe(404);
  const page = await ask(new URL(headers.location ?? '', listener.address).href);
  expect([page.status, page.text.includes('<script'), page.text.includes('code')]).toEqual([200, false, false]);
  await expect.poll(() => ask(listener.address).then(({ status }) => status)).toBe('gone');
});

test('a port that is taken is left for another', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  const { address } = await listen({ ports: [port, 0] });
  expect(new URL(address).port).not.toBe(String(port));
  await expect(openLoopback({ host: '127.0.0.1', path: '', ports: [port] })).rejects.toMatchObject({
    failure: { problem: 'noListener' },
  });
  taken.close();
});

test('a port where someone else answers is left for another', async () => {
  // Linux lets several sockets of one user share a port, and gives each connection to one of them.
  const squatter = createServer((_, response) => void response.end('hello')).listen({
    host: '127.0.0.1',
    port: 0,
    reusePort: true,
  });
  await new Promise((resolve) => squatter.once('listening', resolve));
  const { port } = squatter.address() as AddressInfo;
  const { address } = await listen({ ports: [port, 0] });
  expect(new URL(address).port).not.toBe(String(port));
  squatter.close();
});

test('waiting ends with its signal', async () => {
  const listener = await listen();
  const abort = new AbortController();
  const answer = listener.wait(isMeant, abort.signal);
  abort.abort(new Error('enough'));
  await expect(answer).rejects.toThrow('enough');
});
