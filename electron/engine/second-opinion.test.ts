import { execFile, execFileSync } from 'node:child_process';
import http from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { answerWith, createTestEngine, rows, startRawServer, withRawServer, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(async () => engine.close());

const ok = 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok';
const hasCurl = (() => {
  try {
    execFileSync('curl', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

/** Head and body as curl puts them on the wire. */
const withCurl = (args: readonly string[]) =>
  withRawServer(answerWith(ok), async (server) => {
    const own = ['-sS', '--path-as-is', '-g', '--noproxy', '*', '-H', 'User-Agent: T', '-H', 'Accept:'];
    await new Promise<void>((resolve, reject) =>
      execFile('curl', [...own, ...args.map((arg) => arg.replace('URL', server.url))], (error) =>
        error ? reject(error) : resolve(),
      ),
    );
    return (server.received[0] ?? '').replaceAll(`:${server.port}`, ':PORT');
  });

const withCairn = (draft: Parameters<TestEngine['send']>[0]) =>
  withRawServer(answerWith(ok), async (server) => {
    const url = (draft.url ?? '').replace('URL', server.url);
    const headers = [...rows(['User-Agent', 'T']), ...(draft.headers ?? [])];
    await engine.send(
      { ...draft, url, headers },
      { withoutDefaults: ['accept', 'accept-encoding', 'connection'], keepAlive: false },
    );
    return (server.received[0] ?? '').replaceAll(`:${server.port}`, ':PORT');
  });

describe.skipIf(!hasCurl)('curl puts the same bytes on the wire', () => {
  const cases: [name: string, args: string[], draft: Parameters<TestEngine['send']>[0]][] = [
    ['a GET', ['URL/a/../b?x=%7e'], { url: 'URL/a/../b?x=%7e' }],
    [
      'header case and order',
      ['-H', 'x-B: 1', '-H', 'X-a: é', 'URL/'],
      { url: 'URL/', headers: rows(['x-B', '1'], ['X-a', 'é']) },
    ],
    ['duplicate headers', ['-H', 'X-A: 1', '-H', 'X-A: 2', 'URL/'], { url: 'URL/', headers: rows(['X-A', '1'], ['X-A', '2']) }],
    ['a DELETE', ['-X', 'DELETE', 'URL/x'], { url: 'URL/x', method: 'DELETE' }],
  ];
  test.each(cases)('%s', async (_name, args, draft) => {
    expect(await withCairn(draft)).toBe(await withCurl(args));
  });

  test('a JSON body; the framing headers stand in another order, nothing else differs', async () => {
    const curl = await withCurl(['-H', 'Content-Type: application/json', '--data-binary', '{"a": 1}', 'URL/x']);
    const cairn = await withCairn({ url: 'URL/x', method: 'POST', body: { kind: 'json', text: '{"a": 1}' } });
    const sorted = (text: string) => text.split('\r\n').toSorted();
    expect(sorted(cairn)).toEqual(sorted(curl));
  });

  test('a form, encoded', async () => {
    const curl = await withCurl(['--data-urlencode', 'a=x=é&', '--data-urlencode', 'b=1', 'URL/x']);
    const cairn = await withCairn({
      url: 'URL/x',
      method: 'POST',
      body: { kind: 'form', rows: rows(['a', 'x=é&'], ['b', '1']) },
    });
    expect(cairn.split('\r\n').at(-1)).toBe(curl.split('\r\n').at(-1));
  });
});

/** What node:http makes of the same answer. */
const withNode = (url: string) =>
  new Promise<{ status: number; headers: string[]; body: string; trailers: string[] } | null>((resolve) => {
    const request = http.get(url, { agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve(null));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.rawHeaders,
          body: Buffer.concat(chunks).toString('latin1'),
          trailers: response.rawTrailers,
        }),
      );
    });
    request.on('error', () => resolve(null));
  });

const token = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/)
  .filter((name) => !/^(?:content-|transfer-|connection|location|trailer|upgrade|keep-alive)/i.test(name));
const value = fc.stringMatching(/^(?:[!-~](?:[ -~]{0,30}[!-~])?)?$/);
const field = fc.tuple(token, value);

const wellFormed = fc.record({
  status: fc.integer({ min: 200, max: 599 }).filter((status) => status !== 204 && status !== 304),
  fields: fc.array(field, { maxLength: 6 }),
  pieces: fc.array(fc.stringMatching(/^[ -~]{1,40}$/), { maxLength: 5 }),
  trailers: fc.array(field, { maxLength: 2 }),
  framing: fc.constantFrom('length', 'chunked', 'close'),
  cuts: fc.array(fc.nat({ max: 400 }), { maxLength: 6 }),
});
type WellFormed = typeof wellFormed extends fc.Arbitrary<infer T> ? T : never;

function bytesOf({ status, fields, pieces, trailers, framing }: WellFormed): Buffer {
  const body = pieces.join('');
  const chunks = pieces.map((piece) => `${piece.length.toString(16)};x=1\r\n${piece}\r\n`).join('');
  const lines = (list: WellFormed['fields']) => list.map(([name, text]) => `${name}: ${text}\r\n`).join('');
  const frame = { length: `Content-Length: ${body.length}`, chunked: 'Transfer-Encoding: chunked', close: 'Connection: close' }[
    framing
  ];
  const sent = framing === 'chunked' ? `${chunks}0\r\n${lines(trailers)}\r\n` : body;
  return Buffer.from(`HTTP/1.1 ${status} Reason\r\n${lines(fields)}${frame}\r\n\r\n${sent}`, 'latin1');
}

test('any well-formed answer, cut anywhere into packets, is read as node:http reads it whole', async () => {
  const check = async (answer: WellFormed) => {
    const bytes = bytesOf(answer);
    const places = [0, ...answer.cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
    const cut = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
    const serve = (socket: Socket, connection: number) =>
      socket.once('data', async () => {
        socket.setNoDelay(true);
        for (const packet of connection === 0 ? cut : [bytes]) {
          socket.write(packet);
          await new Promise((resolve) => setImmediate(resolve));
        }
        socket.end();
      });
    await withRawServer(serve, async (server) => {
      const ours = await engine.send({ url: server.url }, { followRedirects: false });
      const theirs = await withNode(server.url);
      if (ours.phase !== 'finished') throw new Error(`failed: ${ours.failure.kind}`);
      const { head, trailers } = ours;
      const read = {
        status: head.status,
        headers: head.headers.flat(),
        body: await engine.bodyText(ours),
        trailers: trailers.flat(),
      };
      expect(read).toEqual(theirs);
    });
  };
  await fc.assert(fc.asyncProperty(wellFormed, check), { numRuns: 150 });
});

test('any bytes at all end in a known failure or an answer, never in a fault of ours', async () => {
  const words = [
    'HTTP/1.1 200 OK',
    '\r\n',
    '\n',
    '\r\n\r\n',
    'Content-Length: 5',
    'Transfer-Encoding: chunked',
    '5\r\nhello\r\n',
    '0\r\n\r\n',
    'Content-Encoding: gzip',
    ':',
    ' ',
    '\0',
    'hello',
    'Location: /x',
    'HTTP/1.1 302 X',
    'HTTP/1.1 100 X',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 12 }),
      async (parts) => {
        const server = await startRawServer((socket) =>
          socket.once('data', () => socket.end(Buffer.from(parts.join(''), 'latin1'))),
        );
        const exchange = await engine.send({ url: server.url }, { totalTimeoutMs: 2000 });
        await server.close();
        if (exchange.phase === 'failed')
          expect(['badResponse', 'connectionClosed', 'wrongLength', 'badEncoding']).toContain(exchange.failure.kind);
      },
    ),
    { numRuns: 300 },
  );
});
