import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cairnVersion } from '#shared/http/default-headers';
import { exchangeEventSchema } from '#shared/model/exchange-event';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { answerWith, createTestEngine, rows, startRawServer, withRawServer, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  engine = await createTestEngine();
  practice = await startPracticeServer();
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

const MiB = 1024 * 1024;
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

test('a 404 is an answer, not a failure', async () => {
  expect(await engine.send({ url: `${practice.url}/status/404` })).toMatchObject({
    phase: 'finished',
    head: { status: 404, reason: 'Not Found' },
  });
});

test('an answer that says it is large lies on the disk as it comes, not first in memory', async () => {
  const arriving = new Set<string>();
  engine.bodies.watch({ arrived: ({ id }) => void arriving.add(id) });
  const abort = new AbortController();
  // The rest of it never comes.
  await withRawServer(
    answerWith(`HTTP/1.1 200 OK\r\nContent-Length: ${64 * MiB}\r\n\r\n`, Buffer.alloc(4 * MiB)),
    async (server) => {
      const sent = engine.send({ url: server.url }, {}, abort.signal);
      const onDisk = () => [...arriving].map((id) => engine.bodies.get(id)?.filed?.bytes ?? 0);
      await vi.waitFor(() => expect(Math.max(...onDisk())).toBeGreaterThan(0), { timeout: 5_000 });
      abort.abort();
      await sent;
    },
  );
});

test('a POST carries its JSON exactly as typed', async () => {
  const text = '{ "big": 12345678901234567890, "big": 1 }';
  const exchange = await engine.send({ method: 'POST', url: `${practice.url}/anything`, body: { kind: 'json', text } });
  expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 }, hops: [{ requestBodyBytes: text.length }] });
  expect(exchange.hops[0]?.requestHeaders.slice(-2)).toEqual([
    ['Content-Type', 'application/json'],
    ['Content-Length', String(text.length)],
  ]);
});

test('Cairn introduces itself with the version of its package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  expect(cairnVersion).toBe(version);
});

describe('what goes out', () => {
  test('is exactly as typed: case, order and duplicates of headers, the target letter by letter', async () => {
    await withRawServer(answerWith(ok), async (server) => {
      const exchange = await engine.send({
        url: `${server.url}/a/../b//c?q=%7e&Q=1#part`,
        headers: rows(['X-Zed', '1'], ['x-zed', ' two '], ['aCCept', 'a/b'], ['X-Unicode', 'é€']),
      });
      expect(exchange).toMatchObject({
        phase: 'finished',
        head: { status: 200, reason: 'OK', headers: [['Content-Length', '2']] },
      });
      expect(await engine.bodyText(exchange)).toBe('ok');
      expect(Buffer.from(server.received[0] ?? '', 'latin1').toString('utf8')).toBe(
        [
          'GET /a/../b//c?q=%7e&Q=1 HTTP/1.1',
          `Host: 127.0.0.1:${server.port}`,
          'User-Agent: Cairn/0.1.0',
          'Accept-Encoding: gzip, br, zstd, deflate',
          'Connection: keep-alive',
          'X-Zed: 1',
          'x-zed:  two ',
          'aCCept: a/b',
          'X-Unicode: é€',
          '',
          '',
        ].join('\r\n'),
      );
    });
  });

  const firstLine = async (draft: Parameters<TestEngine['send']>[0], options: Parameters<TestEngine['send']>[1] = {}) =>
    withRawServer(answerWith(ok), async (server) => {
      await engine.send({ ...draft, url: server.url + draft.url }, options);
      return Buffer.from(server.received[0] ?? '', 'latin1')
        .toString('utf8')
        .split('\r\n')[0];
    });

  test('has what an address may not hold encoded, unless that is switched off', async () => {
    const url = '/a b/é?q="x"&r=100%';
    expect(await firstLine({ url })).toBe('GET /a%20b/%C3%A9?q=%22x%22&r=100% HTTP/1.1');
    expect(await firstLine({ url }, { encodeUrl: false })).toBe('GET /a b/é?q="x"&r=100% HTTP/1.1');
  });

  test('has path parameters filled in and encoded, and a key in the query at its end', async () => {
    const auth = { kind: 'apiKey', name: 'api key', value: 'a&b', placement: 'query' } as const;
    expect(await firstLine({ url: '/books/:id?x=1', path: rows(['id', 'a/b']), auth })).toBe(
      'GET /books/a%2Fb?x=1&api%20key=a%26b HTTP/1.1',
    );
  });

  test('is any method, in the case it was typed', async () => {
    expect(await firstLine({ url: '/', method: 'PurGe' })).toBe('PurGe / HTTP/1.1');
  });

  test('leaves out the defaults that the user took away', async () => {
    await withRawServer(answerWith(ok), async (server) => {
      await engine.send(
        { url: server.url, method: 'POST' },
        { withoutDefaults: ['host', 'user-agent', 'accept', 'accept-encoding', 'connection'] },
      );
      expect(server.received[0]).toBe('POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n');
    });
  });
});

describe('what comes back', () => {
  test('is told step by step, in order, as the contract has it', async () => {
    await withRawServer(
      answerWith(
        'HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n',
        'HTTP/1.1 200 Very Fine\r\nTransfer-Encoding: chunked\r\nX-a: 1\r\nx-A: 2\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: abc\r\n\r\n',
      ),
      async (server) => {
        const events = await engine.events({ url: server.url });
        for (const event of events) expect(exchangeEventSchema.parse(event)).toEqual(event);
        expect(events.map(({ type }) => type)).toEqual([
          'started',
          'connected',
          'sent',
          'interim',
          'interim',
          'head',
          'finished',
        ]);
        expect(events.slice(3)).toMatchObject([
          { hop: 0, status: 103, reason: 'Early Hints', headers: [['Link', '</a.css>']] },
          { hop: 0, status: 100, reason: 'Continue', headers: [] },
          {
            hop: 0,
            status: 200,
            reason: 'Very Fine',
            httpVersion: '1.1',
            headers: [
              ['Transfer-Encoding', 'chunked'],
              ['X-a', '1'],
              ['x-A', '2'],
            ],
          },
          { trailers: [['X-Sum', 'abc']], bodyBytes: 5, encodedBytes: 5, decoded: [], stop: null },
        ]);
        expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b));
      },
    );
  });

  test('is decoded, and both sizes are told', async () => {
    const exchange = await engine.send({ url: `${practice.url}/library/books/` });
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
    expect(JSON.parse(await engine.bodyText(exchange))).toMatchObject({ results: expect.any(Array) });
  });

  test('has a time for each phase that happened', async () => {
    await withRawServer(
      (socket) => socket.on('data', () => setTimeout(() => socket.write(ok), 40)),
      async (server) => {
        const url = server.url.replace('127.0.0.1', 'localhost');
        const { timings } = await engine.send({ url });
        expect(timings).toMatchObject({
          dnsMs: expect.any(Number),
          tcpMs: expect.any(Number),
          proxyMs: null,
          tlsMs: null,
          reused: false,
        });
        expect(timings.waitMs).toBeGreaterThan(30);
        const parts = [timings.dnsMs, timings.tcpMs, timings.sendMs, timings.waitMs, timings.receiveMs].reduce<number>(
          (sum, ms) => sum + (ms ?? 0),
          0,
        );
        expect(parts).toBeLessThanOrEqual(timings.totalMs + 1);
        const again = await engine.send({ url });
        expect(again.timings).toMatchObject({ dnsMs: null, tcpMs: null, tlsMs: null, reused: true });
      },
    );
  });

  test('over IPv6 as well', async () => {
    const server = await startRawServer(answerWith(ok), '::1');
    expect(await engine.send({ url: server.url })).toMatchObject({
      phase: 'finished',
      hops: [{ connection: { family: 'IPv6', remoteAddress: '::1' } }],
    });
    await server.close();
  });

  test('a name that leads to ::1 and 127.0.0.1 finds the one that listens', async () => {
    await withRawServer(answerWith(ok), async (server) => {
      expect(await engine.send({ url: server.url.replace('127.0.0.1', 'any.localhost') })).toMatchObject({ phase: 'finished' });
    });
  });
});

test('101 ends HTTP on the connection where the user asked for it', async () => {
  await withRawServer(answerWith('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\n\r\nother bytes'), async (server) => {
    const exchange = await engine.send({ url: server.url, headers: rows(['Connection', 'upgrade'], ['Upgrade', 'echo']) });
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: 101 }, bodyId: null });
    expect(engine.context.wireLogs.read(exchange.id)?.entries.at(-1)).toMatchObject({ part: 'body', bytes: 'other bytes' });
    expect((await engine.send({ url: server.url })).timings.reused).toBe(false);
  });
});

describe('failures before anything is sent', () => {
  test.each([
    ['a closed port', { url: 'http://127.0.0.1:1/' }, { kind: 'connectionRefused', host: '127.0.0.1' }],
    ['a host that is nowhere', { url: 'http://nowhere.invalid/' }, { kind: 'hostNotFound', host: 'nowhere.invalid' }],
    ['no address', { url: '' }, { kind: 'badUrl', url: '', reason: 'it is empty' }],
    ['a broken header', { url: 'http://127.0.0.1:1/', headers: rows(['X', 'a\nb']) }, { kind: 'badDraft' }],
    [
      'a file that is gone',
      { url: 'http://127.0.0.1:1/', body: { kind: 'file' as const, path: '/nowhere/x', mediaType: '' } },
      { kind: 'fileUnreadable', path: '/nowhere/x', reason: 'it is not there' },
    ],
    [
      'a file that is a folder',
      { url: 'http://127.0.0.1:1/', body: { kind: 'file' as const, path: '/', mediaType: '' } },
      { kind: 'fileUnreadable', reason: 'it is not a file' },
    ],
  ])('%s', async (_name, draft, failure) => {
    const events = await engine.events(draft);
    expect(events.map(({ type }) => type)).toEqual(['started', 'failed']);
    expect(events[1]).toMatchObject({ failure, bodyId: null, wireBytes: 0 });
  });
});

describe('a connection is used again', () => {
  test('after an answer whose end is known', async () => {
    await withRawServer(
      (socket) => socket.on('data', () => socket.write(ok)),
      async (server) => {
        const reused = [];
        for (let index = 0; index < 3; index++) reused.push((await engine.send({ url: server.url })).timings.reused);
        expect(reused).toEqual([false, true, true]);
        expect(server.received.length).toBe(1);
      },
    );
  });

  test.each([
    ['it says close', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok', {}],
    ['it is HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', {}],
    ['more came than belongs to it', `${ok}surplus`, {}],
    [
      'the server will close it in a second',
      'HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1, max=5\r\nContent-Length: 2\r\n\r\nok',
      {},
    ],
    ['keep-alive is off', ok, { keepAlive: false }],
  ])('but not when %s', async (_name, bytes, options) => {
    await withRawServer(
      (socket) => socket.on('data', () => socket.write(bytes)),
      async (server) => {
        expect((await engine.send({ url: server.url }, options)).phase).toBe('finished');
        expect((await engine.send({ url: server.url }, options)).timings.reused).toBe(false);
      },
    );
  });

  test('one that the server closes just then is replaced, for a method that may be repeated', async () => {
    const answers = (socket: Socket) => {
      let asked = 0;
      socket.on('data', () => (asked++ === 0 ? socket.write(ok) : socket.destroy()));
    };
    await withRawServer(answers, async (server) => {
      await engine.send({ url: server.url });
      expect(await engine.send({ url: server.url })).toMatchObject({ phase: 'finished', timings: { reused: false } });
      expect(server.received.length).toBe(2);
    });
    await withRawServer(answers, async (server) => {
      await engine.send({ url: server.url });
      expect(await engine.send({ url: server.url, method: 'POST' })).toMatchObject({
        failure: { kind: 'connectionClosed', when: 'beforeHead' },
      });
      expect(server.received.length).toBe(1);
    });
  });
});
