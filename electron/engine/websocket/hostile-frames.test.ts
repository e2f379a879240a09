import type net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestEngine, withRawServer, type TestEngine } from '../exchange.test-support';
import { openWebSocket, saidIn } from '../socket/socket.test-support';
import { acceptOf } from './handshake';
import { frame, hostileFrames, type HostileFrames } from './hostile-frames.test-support';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

const usual = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Accept: {accept}'];

/** Switches, sends these bytes, and ends its half when the client has said why it goes. */
function serve({ bytes, head, packed = false, told }: Pick<HostileFrames, 'bytes' | 'head' | 'packed' | 'told'>) {
  return (socket: net.Socket) =>
    socket.once('data', (asked: Buffer) => {
      const key = /Sec-WebSocket-Key: (\S+)/.exec(asked.toString('latin1'))?.[1] ?? '';
      const agreed = packed && !head ? ['Sec-WebSocket-Extensions: permessage-deflate'] : [];
      const lines = [...(head ?? usual), ...agreed].join('\r\n').replace('{accept}', acceptOf(key));
      socket.write(Buffer.concat([Buffer.from(`${lines}\r\n\r\n`, 'latin1'), bytes]));
      if (told === null) socket.end();
    });
}

/** The code in the close that a client sent, unmasked; null where it sent none. */
function codeTold(received: string): number | null {
  const bytes = Buffer.from(received, 'latin1');
  const at = bytes.indexOf('\r\n\r\n') + 4;
  const sent = bytes.subarray(at);
  if (sent.length < 8 || sent[0] !== 0x88) return null;
  return (((sent[6] ?? 0) ^ (sent[2] ?? 0)) << 8) | ((sent[7] ?? 0) ^ (sent[3] ?? 0));
}

test.each(hostileFrames)('$name', async (hostile) => {
  const { messageBytes = 16 * 1024 * 1024, packed = false, failure, told = null } = hostile;
  await withRawServer(serve({ ...hostile, told }), async ({ url, received, sockets }) => {
    const before = performance.now();
    const exchange = await openWebSocket(engine, url, { messageBytes, compress: packed }).over();
    expect(exchange).toMatchObject({ phase: 'failed', failure });
    expect(performance.now() - before).toBeLessThan(5_000);
    for (let waited = 0; sockets.size > 0 && waited < 100; waited++) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sockets.size).toBe(0);
    expect(codeTold(received[0] ?? '')).toBe(told);
  });
});

test('what comes near to breaking the protocol, and does not', async () => {
  const pieces = [
    frame(0x01, Buffer.from('e282', 'hex')),
    frame(0x89, 'in between'),
    frame(0x00, ''),
    frame(0x80, Buffer.from('ac', 'hex')),
    frame(0x82, ''),
    frame(0x81, '\u0000\ufeff'),
    frame(0x89, 'x'.repeat(125)),
    frame(0x8a, 'a pong that nobody asked for'),
    frame(0x88, Buffer.from('0fa0', 'hex')),
    frame(0x81, 'after the close'),
  ];
  await withRawServer(serve({ bytes: Buffer.concat(pieces), told: 4000 }), async ({ url }) => {
    const socket = openWebSocket(engine, url);
    const exchange = await socket.over();
    expect(exchange).toMatchObject({ phase: 'finished', socket: { closing: { code: 4000, by: 'server', clean: true } } });
    expect(saidIn(socket).filter((line) => line.startsWith('server'))).toEqual([
      'server ping in between',
      'server text €',
      'server binary',
      'server text \u0000\ufeff',
      `server ping ${'x'.repeat(125)}`,
      'server pong a pong that nobody asked for',
      'server close 4000',
    ]);
  });
});

test('no code at all is 1005, and is answered with none', async () => {
  await withRawServer(serve({ bytes: frame(0x88), told: null }), async ({ url }) => {
    const exchange = await openWebSocket(engine, url).over();
    expect(exchange).toMatchObject({ phase: 'finished', socket: { closing: { code: 1005, by: 'server' } } });
  });
});
