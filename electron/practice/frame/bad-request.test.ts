import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

/** The first status line that comes back for these bytes; nothing when the connection just ends. */
function statusFor(bytes: string | Buffer, waitMs = 400): Promise<number | 'closed' | 'waiting'> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(practice.port, '127.0.0.1', () => socket.write(bytes));
    const timer = setTimeout(() => finish('waiting'), waitMs);
    const finish = (outcome: number | 'closed' | 'waiting'): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    };
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
      if (status) finish(Number(status));
    });
    socket.on('error', () => finish('closed')).on('end', () => finish('closed'));
  });
}

const host = 'Host: localhost\r\n';
const get = (headers: string) => `GET / HTTP/1.1\r\n${host}${headers}\r\n`;
const post = (headers: string, body: string) => `POST /anything HTTP/1.1\r\n${host}${headers}\r\n${body}`;
const long = (length: number) => 'x'.repeat(length);

test.each<[string, string, number]>([
  ['no version, as in 1991', `GET /\r\n${host}\r\n`, 505],
  ['another protocol', `GET / FTP/1.1\r\n${host}\r\n`, 400],
  ['a version nobody has', `GET / HTTP/9.9\r\n${host}\r\n`, 505],
  ['version 2 in the old clothes', `GET / HTTP/2.0\r\n${host}\r\n`, 505],
  ['a method nobody knows', `BREW / HTTP/1.1\r\n${host}\r\n`, 501],
  ['a method nobody knows, where DRF judges', `BREW /library/books/ HTTP/1.1\r\n${host}\r\n`, 405],
  ['a method in small letters', `get / HTTP/1.1\r\n${host}\r\n`, 501],
  ['a method with a space in it', `GE T / HTTP/1.1\r\n${host}\r\n`, 400],
  ['a target with a space in it', `GET /a b HTTP/1.1\r\n${host}\r\n`, 400],
  ['a target with a control character', `GET /a\u0001b HTTP/1.1\r\n${host}\r\n`, 400],
  ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['a Host that is somebody else', 'GET / HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n', 421],
  ['a header without a colon', get('nonsense\r\n'), 400],
  ['a space before the colon', get('Accept : text/html\r\n'), 400],
  ['an empty header name', get(': value\r\n'), 400],
  ['a header name with a space', get('Ac cept: x\r\n'), 400],
  ['a header value with NUL', get('Accept: a\u0000b\r\n'), 400],
  ['lines that end in LF alone', `GET / HTTP/1.1\n${host}\n`, 400],
  ['a bare CR in a value', get('Accept: a\rb\r\n'), 400],
  ['a folded header', get('Accept: a\r\n b\r\n'), 400],
  ['a target above 8 KiB', `GET /anything?${long(9000)} HTTP/1.1\r\n${host}\r\n`, 414],
  ['a target above 16 KiB', `GET /anything?${long(20_000)} HTTP/1.1\r\n${host}\r\n`, 414],
  ['headers above 16 KiB', get(`X-Large: ${long(17_000)}\r\n`), 431],
  ['a great many headers', get(Array.from({ length: 900 }, (_, at) => `X-${at}: ${long(20)}\r\n`).join('')), 431],
  ['a length that is no number', post('Content-Length: ten\r\n', ''), 400],
  ['a length below zero', post('Content-Length: -1\r\n', ''), 400],
  ['two lengths', post('Content-Length: 1\r\nContent-Length: 2\r\n', 'x'), 400],
  ['a length and chunks', post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'), 400],
  ['a transfer coding nobody knows', post('Transfer-Encoding: rot13\r\n', 'x'), 400],
  ['chunked not last', post('Transfer-Encoding: chunked, gzip\r\n', 'x'), 400],
  ['a chunk size that is no number', post('Transfer-Encoding: chunked\r\n', 'xyz\r\n'), 400],
  ['a chunk that is longer than it says', post('Transfer-Encoding: chunked\r\n', '2\r\nhello\r\n0\r\n\r\n'), 400],
  ['a length above 1 MiB', post('Content-Length: 2000000\r\n', ''), 413],
  ['an expectation nobody can meet', get('Expect: a-miracle\r\n'), 417],
  ['a path that is not well encoded', `GET /library/%zz HTTP/1.1\r\n${host}\r\n`, 400],
  ['an absolute target', `GET http://localhost/whoami HTTP/1.1\r\n${host}\r\n`, 200],
  ['OPTIONS of the server itself', `OPTIONS * HTTP/1.1\r\n${host}\r\n`, 204],
  ['HTTP/1.0 without Host', 'GET /whoami HTTP/1.0\r\n\r\n', 200],
])('%s is answered', async (_name, bytes, status) => {
  expect(await statusFor(bytes)).toBe(status);
});

test('a tunnel is not opened', async () => {
  expect(await statusFor(`CONNECT example.com:443 HTTP/1.1\r\n${host}\r\n`)).not.toBe(200);
});

test('two hundred ways to be broken crash nothing', async () => {
  const whole = post('Content-Type: application/json\r\nContent-Length: 2\r\n', '{}');
  const cuts = Array.from({ length: 60 }, (_, at) => whole.slice(0, 1 + Math.floor((at * whole.length) / 60)));
  const flips = Array.from({ length: 140 }, (_, at) => {
    const bytes = Buffer.from(whole, 'latin1');
    bytes[(at * 7) % bytes.length] = (at * 37) % 256;
    return bytes;
  });
  const outcomes = await Promise.all([...cuts, ...flips].map((bytes) => statusFor(bytes, 300)));
  expect(
    outcomes.filter((outcome) => typeof outcome === 'number' && outcome >= 500 && outcome !== 501 && outcome !== 505),
  ).toEqual([]);
  expect((await send(practice, '/library/books/1/')).status).toBe(200);
});
