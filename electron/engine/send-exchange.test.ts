import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestEngine, answerWith, rows, withRawServer, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

test('a request goes out exactly as typed: case, order and duplicates of headers', async () => {
  await withRawServer(answerWith('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'), async (server) => {
    const exchange = await engine.send({
      url: `${server.url}/a/../b//c?q=%7e&Q=1`,
      headers: rows(['X-Zed', '1'], ['x-zed', ' two '], ['aCCept', 'a/b'], ['X-Ünlaut'.replace('Ü', 'U'), 'é€']),
    });
    expect(exchange).toMatchObject({
      phase: 'finished',
      head: { status: 200, reason: 'OK', headers: [['Content-Length', '2']] },
    });
    expect(await engine.bodyText(exchange)).toBe('hi');
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
        'X-Unlaut: é€',
        '',
        '',
      ].join('\r\n'),
    );
  });
});

test('a closed port is named as such', async () => {
  const { url } = await withRawServer(
    () => undefined,
    async (server) => server,
  );
  expect(await engine.send({ url })).toMatchObject({
    phase: 'failed',
    failure: { kind: 'connectionRefused', host: '127.0.0.1' },
  });
});
