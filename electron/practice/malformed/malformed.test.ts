import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';
import { framing } from './framing.test-support.ts';
import { headerLines } from './headers.test-support.ts';
import { chunked, get, host, post, type Row } from './row.test-support.ts';
import { sizes } from './sizes.test-support.ts';
import { startLines } from './start-lines.test-support.ts';

const complaints: string[] = [];
const patience = { headersMs: 600, requestMs: 1_200 };
let practice: PracticeServer;
let hurried: PracticeServer;
beforeAll(async () => {
  const complain = (text: string) => void complaints.push(text);
  practice = await startPracticeServer({ complain });
  hurried = await startPracticeServer({ complain, patience });
});
afterAll(() => Promise.all([practice.stop(), hurried.stop()]));

interface Heard {
  readonly statuses: readonly number[];
  readonly ended: boolean;
}

/** What comes back: every final status, until the connection ends or nothing more comes. */
function hear(socket: Socket, waitMs: number, isEnough: (statuses: readonly number[]) => boolean): Promise<Heard> {
  return new Promise((resolve) => {
    let text = '';
    const statuses = () =>
      Array.from(text.matchAll(/HTTP\/1\.1 (\d{3}) /g), ([, status]) => Number(status)).filter((status) => status >= 200);
    const finish = (ended: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ statuses: statuses(), ended });
    };
    const timer = setTimeout(() => finish(false), waitMs);
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      if (isEnough(statuses())) finish(false);
    });
    socket.on('error', () => {}).on('close', () => finish(true));
  });
}

const sendBytes = ({ bytes, goesOn }: Row): Promise<Heard> => {
  const socket = connect(practice.port, '127.0.0.1', () => socket.write(bytes));
  return hear(socket, 5_000, (statuses) => goesOn && statuses.length > 0);
};

describe.each<[string, readonly Row[]]>([
  ['first line', startLines],
  ['headers', headerLines],
  ['framing', framing],
  ['size', sizes],
])('of a %s that is odd', (_name, rows) => {
  test.each(rows)('$name: $answer', async (row) => {
    const { statuses, ended } = await sendBytes(row);
    expect(statuses).toEqual(row.answer === 'closed' ? [] : [row.answer]);
    if (!row.goesOn) expect(ended).toBe(true);
    expect((await send(practice, '/library/books/1/')).status).toBe(200);
  });
});

test('the rows are many, and none is there twice', () => {
  const names = [...startLines, ...headerLines, ...framing, ...sizes].map(({ name }) => name);
  expect(names.length).toBeGreaterThan(150);
  expect(new Set(names).size).toBe(names.length);
});

/** What is sent at once, and what keeps coming until the server has had enough. */
const slow: readonly [name: string, first: string, then: string, answer: readonly number[]][] = [
  ['nothing at all', '', '', [408]],
  ['a first line a letter at a time', 'GET /', 'x', [408]],
  ['a first line without a version, and nothing more', 'GET /\r\n', '', [408]],
  ['a header a letter at a time', `GET / HTTP/1.1\r\n${host}X: `, 'x', [408]],
  ['headers without end', `GET / HTTP/1.1\r\n${host}`, 'X: x\r\n', [408]],
  ['empty lines without end', '\r\n', '\r\n', [408]],
  ['a body that never comes', post('Content-Length: 5\r\n', ''), '', [408]],
  ['a body a letter at a time', post('Content-Length: 9999\r\n', ''), 'x', [408]],
  ['a body held back although it is wanted', post('Content-Length: 5\r\nExpect: 100-continue\r\n', ''), '', [408]],
  ['chunks a letter at a time', chunked(''), '1\r\nx\r\n', [408]],
  ['a chunk size a digit at a time', chunked(''), '0', [408]],
  ['a chunk extension without end', chunked('1;'), 'x', [408]],
  ['trailers without end', chunked('0\r\n'), 'X: x\r\n', [408]],
];

test.concurrent.each(slow)('%s is not waited for', async (_name, first, then, answer) => {
  const socket = connect(hurried.port, '127.0.0.1');
  // Written before there is a connection it goes first, however late the connection comes.
  socket.write(first);
  const drip = setInterval(() => then !== '' && socket.writable && socket.write(then), 50);
  const { statuses, ended } = await hear(socket, 15_000, () => false);
  clearInterval(drip);
  expect([statuses, ended]).toEqual([answer, true]);
});

test('three hundred callers who do not go on keep nobody else waiting', async () => {
  const sockets = Array.from({ length: 300 }, (_, at) => {
    const socket = connect(hurried.port, '127.0.0.1', () =>
      socket.write(at % 2 === 0 ? 'GET / HT' : post('Content-Length: 5\r\n', 'x')),
    );
    return socket.on('error', () => {});
  });
  const ended = sockets.map((socket) => new Promise((resolve) => socket.resume().once('close', resolve)));
  expect((await send(hurried, '/library/books/1/')).status).toBe(200);
  await Promise.all(ended);
});

test('two requests in one packet have two answers, in order', async () => {
  const socket = connect(practice.port, '127.0.0.1', () =>
    socket.write(`${get('')}${`GET /teapot HTTP/1.1\r\n${host}Connection: close\r\n\r\n`}`),
  );
  expect(await hear(socket, 5_000, () => false)).toEqual({ statuses: [200, 418], ended: true });
});

test('what follows a broken request in the same packet is not answered', async () => {
  const socket = connect(practice.port, '127.0.0.1', () => socket.write(`GE T / HTTP/1.1\r\n${host}\r\n${get('')}`));
  expect(await hear(socket, 5_000, () => false)).toEqual({ statuses: [400], ended: true });
});

test('a caller whose request is refused is not told to send the body', async () => {
  const socket = connect(practice.port, '127.0.0.1', () =>
    socket.write(`POST /library/books/ HTTP/1.1\r\n${host}Expect: 100-continue\r\nContent-Length: 9\r\n\r\n`),
  );
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
  await expect.poll(() => text).toMatch(/^HTTP\/1\.1 401 /);
  socket.destroy();
});

test('mutations of a good request crash nothing', async () => {
  const whole = Buffer.from(post('Content-Type: application/json\r\nContent-Length: 2\r\n', '{}'), 'latin1');
  const mutated = (at: number): Buffer => {
    if (at % 10 === 0) return whole.subarray(0, 1 + ((at / 10) % whole.length));
    const bytes = Buffer.from(whole);
    bytes[(at * 7) % bytes.length] = (at * 37 + (at >> 8)) % 256;
    if (at % 3 === 0) bytes[(at * 13) % bytes.length] = (at * 101) % 256;
    return bytes;
  };
  const count = process.env['CAIRN_PROOF'] === 'whole' ? 2_000 : 200;
  const strange: number[] = [];
  for (let from = 0; from < count; from += 100) {
    const heard = await Promise.all(
      Array.from({ length: 100 }, (_, at) => {
        const bytes = mutated(from + at);
        const socket = connect(practice.port, '127.0.0.1', () => socket.end(bytes));
        return hear(socket, 3_000, (statuses) => statuses.length > 0);
      }),
    );
    strange.push(
      ...heard.flatMap(({ statuses }) => statuses).filter((status) => status >= 500 && status !== 501 && status !== 505),
    );
  }
  expect(strange).toEqual([]);
  expect((await send(practice, '/library/books/1/')).status).toBe(200);
});

describe.skipIf(process.env['CAIRN_PROOF'] !== 'whole')('the other ports', () => {
  test('survive every row as well, and go on', async () => {
    const layered = await startPracticeServer({ gateway: true, tls: true, complain: (text) => void complaints.push(text) });
    onTestFinished(() => layered.stop());
    const urls = [layered.gateway?.url, layered.gateway?.proxyUrl, ...Object.values(layered.tls?.urls ?? {})];
    for (const url of urls) {
      const port = Number(new URL(url ?? '').port);
      for (const { bytes } of [...startLines, ...headerLines, ...framing, ...sizes]) {
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
        const { statuses } = await hear(socket, 300, (heard) => heard.length > 0);
        expect(statuses.filter((status) => status >= 500 && ![501, 505].includes(status))).toEqual([]);
      }
    }
    expect((await send({ port: Number(new URL(layered.gateway?.url ?? '').port) }, '/whoami')).status).toBe(200);
    expect((await send(layered, '/whoami')).status).toBe(200);
  });
});

test('no one of them was a mistake of the server', () => {
  expect(complaints).toEqual([]);
});
