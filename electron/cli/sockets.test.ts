import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { newFolder, runCairn } from './environment.test-support';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer({ complain: () => {} })));
afterAll(() => practice.stop());

const socketAt = (path: string) => `${practice.url.replace('http', 'ws')}/stream/websocket/${path}`;

test('lines of standard input are messages, and what comes back is printed', async () => {
  const { code, out, err } = await runCairn(['ws', socketAt('echo')], { stdin: 'one\nκόσμε\n' });
  expect({ code, out, err }).toEqual({
    code: 0,
    out: 'one\nκόσμε\n',
    err: 'Connected.\nClosed with 1000 Normal closure\n',
  });
});

test('it ends after as many messages as are wanted', async () => {
  const { code, out } = await runCairn(['ws', socketAt('ticker?count=100&interval=10'), '-n', '2']);
  expect({ code, out }).toEqual({ code: 0, out: '{"tick":1,"of":100}\n{"tick":2,"of":100}\n' });
});

test('a close of the server is named', async () => {
  const { code, err } = await runCairn([
    'ws',
    socketAt('echo'),
    '-d',
    'close 4001 enough',
    '--stay',
    '--subprotocol',
    'practice.v1',
  ]);
  expect({ code, err }).toEqual({
    code: 1,
    err: 'Connected: practice.v1.\nClosed by the server with 4001 Private: enough (A code that this application gives a meaning of its own.)\n',
  });
});

test('bytes are printed as hexadecimal digits, or as they came', async () => {
  const digits = await runCairn(['ws', socketAt('echo'), '--binary', '--json'], { stdin: 'hi\n' });
  const kinds = digits.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { from: string; kind: string });
  expect(kinds.map(({ from, kind }) => `${from} ${kind}`).toSorted()).toEqual([
    'cairn opened',
    'client binary',
    'client close',
    'server binary',
    'server close',
  ]);
  expect((await runCairn(['ws', socketAt('echo'), '--binary'], { stdin: 'hi\n' })).out).toBe('hi');
});

test('a message stands on the line, in a file, or is all of standard input', async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'said.txt'), 'two\nlines');
  const say = async (data: string, more: readonly string[] = []) =>
    (await runCairn(['ws', socketAt('echo'), '-d', data, ...more], { cwd, stdin: 'a\nb\n' })).out;
  expect(await say('plain')).toBe('plain\n');
  expect(await say('@said.txt')).toBe('two\nlines\n');
  expect(await say('@-')).toBe('a\nb\n\n');
  expect(await say('@said.txt', ['--binary'])).toBe('two\nlines');
});

test('bytes go as they came in, and as digits', async () => {
  const bytes = Uint8Array.from([0, 255, 254, 13, 65, 10, 66]);
  const raw = await runCairn(['ws', socketAt('echo'), '--binary'], { stdin: bytes });
  expect([...raw.bytes]).toEqual([0, 255, 254, 13, 65, 66]);
  expect((await runCairn(['ws', socketAt('echo'), '--hex'], { stdin: '00 ff 0d\n' })).out).toBe('00ff0d\n');
  const wrong = await runCairn(['ws', socketAt('echo')], { stdin: bytes });
  expect(wrong.err).toContain('--binary sends bytes');
});

test('with --wait it goes on listening for a while, and then closes in order', async () => {
  const { code, out, err } = await runCairn(['ws', socketAt('ticker?count=100&interval=50'), '-w', '1']);
  expect([code, out.startsWith('{"tick":1')]).toEqual([0, true]);
  expect(err).toContain('Closed with 1000');
});

test('help tells what there is for a WebSocket, and no more', async () => {
  const { out } = await runCairn(['ws', '--help']);
  for (const flag of ['--subprotocol', '--ping', '--graphql', '--init', '--wait', '--hex', '--max-time', '-H, --header'])
    expect(out).toContain(flag);
  for (const flag of ['--http2', '--redirects', '--as-is', 'default: []']) expect(out).not.toContain(flag);
});

test('an answer that is no WebSocket is named, with the exit code of no answer', async () => {
  const { code, out, err } = await runCairn(['ws', `${practice.url}/status/403`]);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(/^The server answered 403 Forbidden, instead of switching to a WebSocket\.$/m);
  expect((await runCairn(['ws', 'ws://127.0.0.1:1/'])).code).toBe(3);
  expect((await runCairn(['ws', socketAt('echo'), '--close-code', '1006'])).code).toBe(2);
  expect((await runCairn(['ws', 'ftp://x/'])).code).toBe(2);
});

test('it gives up when its time is over', async () => {
  const { code, err } = await runCairn(['ws', socketAt('ticker?interval=60000'), '--stay', '--max-time', '0.3']);
  expect(code).toBe(3);
  expect(err).toContain('300 ms');
});

test('events are printed by their data, or as lines of JSON', async () => {
  const url = `${practice.url}/stream/events?count=5&interval=0`;
  const plain = await runCairn(['sse', url]);
  expect(plain).toMatchObject({
    code: 0,
    out: '{"tick":1}\n{"tick":2}\n{"tick":3}\n{"tick":4}\nevery fifth\nhas two lines\n',
    err: 'Connected.\nThe stream ended\n',
  });
  const lines = (await runCairn(['sse', url, '--ndjson', '-n', '1', '--last-event-id', '4'])).out;
  expect(JSON.parse(lines)).toMatchObject({ event: 'note', id: '5', data: 'every fifth\nhas two lines' });
});

test('a stream that is cut is asked for again', async () => {
  const { code, out, err } = await runCairn(['sse', `${practice.url}/stream/events?count=3&interval=0&drop=2`, '--reconnect']);
  expect({ code, out }).toEqual({ code: 0, out: '{"tick":1}\n{"tick":2}\n{"tick":3}\n' });
  expect(err).toContain('Connecting again in 0.5 s.');
  expect(err).toContain('The stream ended: The server has no more: it answered 204.');
});

test('what is no stream of events is said to be none', async () => {
  const { code, err } = await runCairn(['sse', `${practice.url}/anything`]);
  expect(code).toBe(3);
  expect(err).toContain('The server answered 200 OK, which is no stream of events.');
});
