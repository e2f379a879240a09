import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRawServer } from '../engine/exchange.test-support';
import { newFolder, runCairn, type World } from './environment.test-support';

const bodies: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/books': ['application/json', '{"books":[{"id":9007199254740993,"price":0.10},{"id":2,"price":1.00E-1}]}'],
  '/feed': ['application/xml', '<feed xmlns="urn:f"><entry>one</entry><entry>two</entry></feed>'],
  '/words': ['text/plain', 'no JSON'],
  '/escape': ['application/json', '["\u001b[31mred"]'],
};
let server: Awaited<ReturnType<typeof startRawServer>>;
let asked = 0;
beforeAll(async () => {
  server = await startRawServer((socket) => {
    socket.once('data', (head) => {
      asked++;
      const [type, body] = bodies[String(head).split(' ')[1] ?? ''] ?? ['text/plain', ''];
      socket.end(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  });
});
afterAll(() => server.close());

const filter = (path: string, ...args: string[]) => runCairn(['send', server.url + path, '--filter', ...args]);

test('--filter prints what is left of the body, and nothing else', async () => {
  expect(await filter('/books', 'jsonpath:$.books[*].price')).toMatchObject({ code: 0, out: '[\n0.10,\n1.00E-1\n]\n', err: '' });
  expect(await filter('/books', 'jq:.books[].id')).toMatchObject({ code: 0, out: '9007199254740993\n2\n', err: '' });
  expect(await filter('/feed', 'xpath://d:entry')).toMatchObject({ code: 0, err: '' });
  expect((await filter('/feed', 'xpath://d:entry/text()')).out).toBe('one\ntwo\n');
});

test('what is left goes to a file as well', async () => {
  const world: World = { cwd: newFolder() };
  const ran = await runCairn(['send', `${server.url}/books`, '--filter', 'jq:.books|length', '-o', 'count'], world);
  expect({ code: ran.code, out: ran.out, files: readdirSync(String(world.cwd)) }).toEqual({ code: 0, out: '', files: ['count'] });
  expect(readFileSync(join(String(world.cwd), 'count'), 'utf8')).toBe('2\n');
});

test('a body that cannot be filtered is no usable answer, and the reason is told', async () => {
  const { code, out, err } = await filter('/words', 'jsonpath:$.a');
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toContain('JSONPath reads JSON, and this body is none: line 1, column 1');
});

test('what cannot be read as a filter is wrong usage: nothing is sent', async () => {
  const before = asked;
  for (const [wrong, words] of [
    ['jsonpath:$.a[', 'from character 5 on'],
    ['jq:.a +', 'This is no jq'],
    ['xpath://a[', 'This is no XPath'],
    ['css:a', 'jsonpath:, jq: or xpath:'],
    ['jq:', 'jsonpath:, jq: or xpath:'],
  ] as const) {
    const { code, out, err } = await filter('/books', wrong);
    expect({ wrong, code, out }).toEqual({ wrong, code: 2, out: '' });
    expect(err).toContain(words);
  }
  expect(asked).toBe(before);
});

test('on a terminal nothing in it steers the terminal', async () => {
  const { out } = await runCairn(['send', `${server.url}/escape`, '--filter', 'jsonpath:$[*]'], { isTerminal: true });
  expect(out).not.toContain('\u001b');
});
