import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { send, sendRaw } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const open = (path: string, protocols: string[] = []) => new WebSocket(`${practice.url.replace('http', 'ws')}${path}`, protocols);
const messages = (socket: WebSocket) =>
  new Promise<{ texts: string[]; code: number; reason: string }>((resolve) => {
    const texts: string[] = [];
    socket.on('message', (data: Buffer) => texts.push(data.toString()));
    socket.on('close', (code, reason) => resolve({ texts, code, reason: reason.toString() }));
  });

test('the echo repeats, takes a subprotocol and closes as it is told', async () => {
  const socket = open('/stream/websocket/echo', ['practice.v1']);
  const heard = messages(socket);
  await new Promise((resolve) => socket.once('open', resolve));
  for (const text of ['hello', 'κόσμε', 'close 4001 enough']) socket.send(text);
  expect([await heard, socket.protocol]).toEqual([{ texts: ['hello', 'κόσμε'], code: 4001, reason: 'enough' }, 'practice.v1']);
});

test('the ticker ticks as often as asked', async () => {
  const { texts, code } = await messages(open('/stream/websocket/ticker?count=3&interval=10'));
  expect([texts, code]).toEqual([['{"tick":1,"of":3}', '{"tick":2,"of":3}', '{"tick":3,"of":3}'], 1000]);
});

test('a message above the limit ends the connection', async () => {
  const socket = open('/stream/websocket/echo');
  const heard = messages(socket);
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send('x'.repeat(1024 * 1024 + 1));
  expect(await heard).toMatchObject({ texts: [], code: 1009 });
});

test('an upgrade to something else is an ordinary request', async () => {
  const answer = await send(practice, '/anything', { headers: { Connection: 'Upgrade', Upgrade: 'h2c' } });
  expect([answer.status, (answer.json() as { method: string }).method]).toEqual([200, 'GET']);
});

test('stopping ends open sockets', async () => {
  const another = await startPracticeServer();
  const socket = new WebSocket(`ws://127.0.0.1:${another.port}/stream/websocket/ticker`);
  await new Promise((resolve) => socket.once('open', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await another.stop();
  expect(await closed).toBe(1006);
});

test('events go on after the last one that arrived', async () => {
  const cut = await sendRaw(practice, { path: '/stream/events?count=6&interval=0.01&drop=2' });
  const rest = await send(practice, '/stream/events?count=6&interval=0.01', { headers: { 'Last-Event-ID': '2' } });
  expect(cut).toBeUndefined();
  expect(rest.text.match(/^id: \d+$/gm)).toEqual(['id: 3', 'id: 4', 'id: 5', 'id: 6']);
  expect(rest.text).toContain('event: note\ndata: every fifth\ndata: has two lines\n\n');
});

test('one thing is shown by each word', async () => {
  const big = open('/stream/websocket/lessons?show=big');
  const [text] = (await new Promise<Buffer[]>((resolve) => big.once('message', (data: Buffer) => resolve([data])))) ?? [];
  big.terminate();
  expect(text?.length).toBe(1024 * 1024);
  const pieces = open('/stream/websocket/lessons?show=pieces');
  expect(await new Promise((resolve) => pieces.once('message', (data: Buffer) => resolve(data.toString())))).toBe(
    'in three pieces',
  );
  pieces.terminate();
  expect(await messages(open('/stream/websocket/lessons?close=1013'))).toEqual({ texts: [], code: 1013, reason: 'as you asked' });
  expect(await messages(open('/stream/websocket/lessons?show=drop'))).toMatchObject({ code: 1006 });
});

test('the same events come in every form', async () => {
  const data = async (form: string) =>
    (await send(practice, `/stream/events?count=2&interval=0&form=${form}`)).text.replaceAll('\r', '').replace(/^\ufeff/, '');
  const plain = await data('plain');
  expect(await Promise.all(['split', 'bom', 'crlf'].map(data))).toEqual([plain, plain, plain]);
});
