import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asAlice, asDora, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';
import type { OpenGateway } from './start-gateway.ts';

let practice: PracticeServer;
let gateway: OpenGateway;
let front: { port: number };
beforeAll(async () => {
  practice = await startPracticeServer({ gateway: true, complain: () => {} });
  if (!practice.gateway) throw new Error('no gateway');
  ({ gateway } = practice);
  front = { port: Number(new URL(gateway.url).port) };
});
beforeEach(async () => {
  practice.reset();
  await Promise.all(gateway.replicas.map((replica) => replica.revive()));
});
afterAll(() => practice.stop());

const get = (path: string, headers: Record<string, string> = {}) => send(front, path, { headers });
/** What the cache said of each request in turn. */
async function words(path: string, ...all: Record<string, string>[]): Promise<unknown[]> {
  const said: unknown[] = [];
  for (const headers of all) said.push((await get(path, headers)).headers['x-cache']);
  return said;
}
const advance = (seconds: number) =>
  send(practice, '/practice/clock', { method: 'POST', headers: jsonType, body: JSON.stringify({ advance: seconds }) });
const none = {};

describe('the shared cache', () => {
  test('gives a fresh answer again with its age, and asks anew when it is stale', async () => {
    const first = await get('/cache/max-age/');
    await advance(20);
    const again = await get('/cache/max-age/');
    expect([first.headers['x-cache'], again.headers['x-cache'], again.text]).toEqual(['MISS', 'HIT', first.text]);
    expect([again.headers.age, again.headers.via]).toEqual(['20', '1.1 practice-gateway']);
    expect(again.headers['cache-status']).toBe('practice-gateway; hit; ttl=40');
    await advance(41);
    const later = await get('/cache/max-age/');
    expect([later.headers['x-cache'], later.text === first.text]).toEqual(['MISS', false]);
  });

  test('s-maxage is for it, private and no-store are not, and a credential needs leave', async () => {
    await get('/cache/s-maxage/');
    await advance(60);
    expect(await words('/cache/s-maxage/', none)).toEqual(['HIT']);
    expect(await words('/cache/private/', none, none)).toEqual(['MISS', 'MISS']);
    expect(await words('/cache/no-store/', none, none)).toEqual(['MISS', 'MISS']);
    expect(await words('/cache/max-age/', asAlice, asAlice)).toEqual(['MISS', 'MISS']);
    expect(await words('/cache/public/', asAlice, asAlice)).toEqual(['MISS', 'HIT']);
  });

  test('keeps one answer for each language that Vary tells apart', async () => {
    const path = '/cache/vary/language/';
    const [german, english] = [{ 'Accept-Language': 'de' }, { 'Accept-Language': 'en' }];
    expect(await words(path, german, english, german, english)).toEqual(['MISS', 'MISS', 'HIT', 'HIT']);
  });

  test('does as the caller says', async () => {
    const path = '/cache/max-age/';
    expect(await words(path, none, { 'Cache-Control': 'no-cache' }, { 'Cache-Control': 'no-store' })).toEqual([
      'MISS',
      'MISS',
      'HIT',
    ]);
    await advance(30);
    expect(await words(path, { 'Cache-Control': 'max-age=10' }, { 'Cache-Control': 'min-fresh=55' })).toEqual(['MISS', 'HIT']);
    await advance(100);
    expect(await words(path, { 'Cache-Control': 'max-stale' }, { 'Cache-Control': 'max-stale=10' })).toEqual(['STALE', 'MISS']);
    expect((await get('/cache/public/', { 'Cache-Control': 'only-if-cached' })).status).toBe(504);
  });

  test('gives a stale answer while it fetches a new one, where it may', async () => {
    const path = '/cache/stale-while-revalidate/';
    const first = await get(path);
    await advance(10);
    const stale = await get(path);
    expect([stale.headers['x-cache'], stale.text]).toEqual(['STALE', first.text]);
    await expect.poll(async () => (await get(path)).headers['x-cache']).toBe('HIT');
    expect((await get(path)).text).not.toBe(first.text);
  });

  test('stands in when every replica is gone, where it may', async () => {
    const [lenient, strict] = ['/cache/stale-if-error/', '/cache/must-revalidate/'];
    await get(lenient);
    await get(strict);
    await advance(30);
    for (const replica of gateway.replicas) await replica.kill();
    expect([(await get(lenient)).headers['x-cache'], (await get(strict)).status]).toEqual(['STALE', 503]);
  });

  test('asks with the tag it has, and tells the caller who has it too', async () => {
    const path = '/media/picture.png';
    const first = await get(path);
    expect(first.headers.etag).toBeDefined();
    const again = await get(path, { 'Cache-Control': 'no-cache' });
    expect([again.headers['x-cache'], again.bytes.equals(first.bytes)]).toEqual(['REVALIDATED', true]);
    const has = await get(path, { 'If-None-Match': first.headers.etag ?? '', 'Cache-Control': 'no-cache' });
    expect([has.status, has.bytes.length]).toEqual([304, 0]);
  });

  test('forgets what a write has changed', async () => {
    expect(await words('/cache/max-age/', none, none)).toEqual(['MISS', 'HIT']);
    const listed = async () => ((await send(practice, '/gateway/')).json() as { stored: { key: string }[] }).stored.length;
    expect(await listed()).toBe(1);
    expect((await send(practice, '/gateway/cache', { method: 'DELETE' })).status).toBe(204);
    expect(await listed()).toBe(0);
  });
});

describe('the balancer', () => {
  const servedBy = async () => String((await get('/whoami')).headers['x-served-by']);

  test('takes the replicas in turn, and goes round one that is dead until it is back', async () => {
    const three = [await servedBy(), await servedBy(), await servedBy()];
    expect(three.toSorted()).toEqual(['replica-1', 'replica-2', 'replica-3']);
    expect((await send(practice, '/gateway/replicas/2/kill', { method: 'POST' })).status).toBe(200);
    const served: string[] = [];
    for (let at = 0; at < 6; at += 1) served.push(await servedBy());
    expect([...new Set(served)].toSorted()).toEqual(['replica-1', 'replica-3']);
    await send(practice, '/gateway/replicas/2/revive', { method: 'POST' });
    const back = [await servedBy(), await servedBy(), await servedBy()];
    expect(back).toContain('replica-2');
  });

  test('says who answered and how long it took, and hands on bodies and links', async () => {
    const book = { title: 'The Borrowed Ladder', isbn: '9781234567897', author: '/library/authors/2/', price: '18.40' };
    const posted = await send(front, '/strict/books', {
      method: 'POST',
      headers: { ...asAlice, ...jsonType },
      body: JSON.stringify(book),
    });
    expect([posted.status, posted.headers['x-cache']]).toEqual([201, 'BYPASS']);
    const answer = await get('/library/books/?page_size=1');
    expect((answer.json() as { next: string }).next).toContain(gateway.url);
    expect(String(answer.headers['server-timing'])).toMatch(/app;dur=[\d.]+/);
    const chunked = await send(front, '/anything', { method: 'POST', body: 'in pieces', chunked: true });
    expect(chunked.text).toContain('in pieces');
  });

  test('a token carries the cart everywhere; a session is lost at the next replica, unless callers stick', async () => {
    const put = async (path: string, headers: Record<string, string>) =>
      send(front, path, { method: 'POST', headers: { ...jsonType, ...headers }, body: '{"book":3}' });
    const { token } = (await put('/cart', {})).json() as { token: string };
    for (let at = 0; at < 3; at += 1)
      expect((await get('/cart', { Authorization: `Bearer ${token}` })).json()).toMatchObject({ lines: [{ book: 3, count: 1 }] });

    const cookieOf = (headers: { 'set-cookie'?: string[] | undefined }) =>
      (headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');
    const cookie = cookieOf((await put('/cart/session', {})).headers);
    expect((await get('/cart/session', { Cookie: cookie })).json()).toEqual({ known: false, lines: [] });

    await send(practice, '/gateway/settings', { method: 'PUT', headers: jsonType, body: '{"sticky":true}' });
    const sticky = cookieOf((await put('/cart/session', {})).headers);
    for (let at = 0; at < 3; at += 1)
      expect((await get('/cart/session', { Cookie: sticky })).json()).toMatchObject({ known: true });
    const home = Number(/gateway_replica=(\d)/.exec(sticky)?.[1]);
    await gateway.replicas.find(({ number }) => number === home)?.kill();
    expect((await get('/cart/session', { Cookie: sticky })).json()).toEqual({ known: false, lines: [] });
  });

  test.each([
    ['/gateway/junk', 502],
    ['/gateway/gone', 502],
    ['/gateway/asleep', 504],
    ['/gateway/transforming/whoami', 203],
    ['/gateway/transforming/teapot', 418],
  ])('%s is %i', async (path, status) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.via]).toEqual([status, '1.1 practice-gateway']);
  });

  test('every replica knows of the gateway, and writes for all of them', async () => {
    for (let at = 0; at < 3; at += 1) expect((await get('/gateway/')).json()).toMatchObject({ running: true, url: gateway.url });
    await send(front, '/library/authors/', {
      method: 'POST',
      headers: { ...asDora, ...jsonType },
      body: '{"name":"Nell Porter","born":1950}',
    });
    const names = [];
    for (let at = 0; at < 3; at += 1)
      names.push((await get('/library/authors/?search=Nell+Porter')).text.includes('Nell Porter'));
    expect(names).toEqual([true, true, true]);
  });

  test('a caller who leaves in the middle leaves nothing running behind the gateway', async () => {
    const lines = () => send(practice, '/practice/log').then((answer) => answer.text);
    const caller = connect(front.port, '127.0.0.1');
    caller.write('GET /stream/bytes/1073741824 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => caller.once('data', resolve));
    caller.destroy();
    await expect.poll(lines).toContain('/stream/bytes/1073741824');
  });

  test('another host is not answered for', async () => {
    expect((await get('/', { Host: 'elsewhere.example' })).status).toBe(421);
  });
});

describe('the proxy', () => {
  const credential = { 'Proxy-Authorization': `Basic ${Buffer.from('alice:practice').toString('base64')}` };
  const through = (url: string, headers: Record<string, string> = credential) => {
    const { port } = new URL(gateway.proxyUrl);
    return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, path: url, headers: { Host: 'ignored.example', ...headers }, agent: false },
        (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (text: string) => (body += text));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
        },
      );
      sent.on('error', reject).end();
    });
  };
  const tunnel = (target: string, lines: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(gateway.proxyUrl).port), '127.0.0.1');
      let heard = '';
      socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${lines}\r\n`);
      socket.on('data', (chunk) => {
        if (heard === '' && chunk.toString().startsWith('HTTP/1.1 200'))
          socket.write('GET /whoami HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
        heard += chunk.toString();
      });
      socket.on('close', () => resolve(heard)).on('error', () => resolve(heard));
    });

  test('asks for credentials of its own and keeps them to itself', async () => {
    const asked = await through(`${practice.url}/whoami`, {});
    expect([asked.status, asked.headers['proxy-authenticate']]).toEqual([407, 'Basic realm="practice proxy", charset="UTF-8"']);
    const passed = await through(`${practice.url}/anything`);
    expect([passed.status, passed.headers['via'], passed.body.includes('Proxy-Authorization')]).toEqual([
      200,
      '1.1 practice-proxy',
      false,
    ]);
  });

  test('leads to the practice server and to nothing else', async () => {
    for (const url of ['http://elsewhere.example/', 'http://127.0.0.1:1/', `${practice.url.replace('127.0.0.1', '127.0.0.2')}/`])
      expect((await through(url)).status).toBe(403);
    expect((await through('/whoami')).status).toBe(400);
    expect((await through(gateway.proxyUrl)).status).toBe(403);
  });

  test('makes tunnels there, and only there', async () => {
    const lines = `Proxy-Authorization: ${credential['Proxy-Authorization']}\r\n`;
    const { port } = practice;
    expect(await tunnel(`127.0.0.1:${port}`, '')).toMatch(/^HTTP\/1\.1 407 /);
    expect(await tunnel(`127.0.0.1:${port}`, lines)).toMatch(/^HTTP\/1\.1 200 [\s\S]*"username": null/);
    expect(await tunnel('127.0.0.1:22', lines)).toMatch(/^HTTP\/1\.1 403 /);
  });
});
