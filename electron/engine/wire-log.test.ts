import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerWith, createTestEngine, withRawServer, type TestEngine } from './exchange.test-support';
import { createWireLogs } from './wire-log';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

const read = (exchangeId: string) =>
  engine.context.wireLogs
    .read(exchangeId)
    ?.entries.map(({ hop, direction, part, bytes, total }) => ({ hop, direction, part, bytes, total }));

test('the bytes of an exchange both ways, each stretch for what it is, framing left on', async () => {
  const interim = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  await withRawServer(answerWith(interim, head, '5\r\nhe\xfflo\r\n', '0\r\n', 'X-T: 1\r\n\r\n'), async (server) => {
    const exchange = await engine.send({ method: 'POST', url: server.url, body: { kind: 'text', text: 'hi', mediaType: '' } });
    const sent = server.received[0] ?? '';
    const entry = (direction: string, part: string, bytes: string) => ({ hop: 0, direction, part, bytes, total: bytes.length });
    expect(read(exchange.id)).toEqual([
      entry('sent', 'head', sent.slice(0, -2)),
      entry('sent', 'body', 'hi'),
      entry('received', 'interim', interim),
      entry('received', 'head', head),
      entry('received', 'body', '5\r\nhe\xfflo\r\n0\r\n'),
      entry('received', 'trailers', 'X-T: 1\r\n\r\n'),
    ]);
  });
});

test('hops are kept apart, and what a broken answer was is there', async () => {
  await withRawServer(
    (socket) =>
      socket.on('data', (chunk) =>
        socket.write(
          chunk.includes('/two') ? 'HTP/1.1 rubbish' : 'HTTP/1.1 302 Found\r\nLocation: /two\r\nContent-Length: 2\r\n\r\nhi',
        ),
      ),
    async (server) => {
      const exchange = await engine.send({ url: server.url });
      expect(exchange).toMatchObject({ failure: { kind: 'badResponse' } });
      expect(read(exchange.id)?.map(({ hop, direction, part }) => `${hop} ${direction} ${part}`)).toEqual([
        '0 sent head',
        '0 received head',
        '0 received body',
        '1 sent head',
        '1 received head',
      ]);
      expect(read(exchange.id)?.at(-1)?.bytes).toBe('HTP/1.1 rubbish');
    },
  );
});

test('a long body is cut, and its whole length told', async () => {
  await withRawServer(answerWith(`HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n${'x'.repeat(300_000)}`), async (server) => {
    const exchange = await engine.send({ url: server.url });
    expect(read(exchange.id)?.at(-1)).toMatchObject({ part: 'body', bytes: 'x'.repeat(65_536), total: 300_000 });
  });
});

test('together the logs stay within their limit, the oldest are forgotten first', () => {
  const logs = createWireLogs({ totalBytes: 10_000, bodyBytes: 4000 });
  for (let index = 0; index < 10; index++) logs.open(`e${index}`).record(0, 'received', 'body', Buffer.alloc(2000));
  const kept = Array.from({ length: 10 }, (_, index) => `e${index}`).filter((id) => logs.read(id));
  expect(kept).toEqual(['e7', 'e8', 'e9']);
  logs.open('huge').record(0, 'received', 'head', Buffer.alloc(50_000));
  expect(logs.read('huge')?.entries).toMatchObject([{ bytes: '', total: 50_000 }]);
  logs.release(['huge']);
  expect(logs.read('huge')).toBeUndefined();
});

test('frames that a server may send without end take no more room than a body does', () => {
  const logs = createWireLogs({ bodyBytes: 1_000 });
  const log = logs.open('a');
  const send = (type: string, length: number) => {
    const head = { type, flags: [], streamId: type === 'DATA' ? 1 : 0, length };
    const part = type === 'DATA' ? ('body' as const) : ('control' as const);
    log.recordFrame(0, { direction: 'received', part, head, bytes: Buffer.alloc(9 + length), isFirst: true });
  };
  for (let at = 0; at < 100_000; at++) send('WINDOW_UPDATE', 4);
  expect(logs.read('a')?.entries).toMatchObject([{ total: 1_300_000, bytes: '\0'.repeat(1_000), frame: { count: 100_000 } }]);
  for (let at = 0; at < 20_000; at++) {
    send('DATA', 1);
    send('WINDOW_UPDATE', 4);
  }
  const entries = logs.read('a')?.entries ?? [];
  expect(entries).toHaveLength(10_000);
  expect(entries.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(2_000);
});
