import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import type { GraphqlBody } from '#shared/model/body';
import { createSubscription } from '#shared/model/socket';
import { startPracticeServer, type PracticeServer } from '../../practice/server';
import { createTestEngine, type TestEngine } from '../exchange.test-support';
import { serve } from '../serve.test-support';
import { openEvents, openWebSocket, saidIn, type TestSocket } from './socket.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  practice = await startPracticeServer({ complain: () => {} });
  engine = await createTestEngine();
});
beforeEach(() => practice.reset());
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

const query = 'subscription ($from: Int) { countdown(from: $from, everyMs: 10) { left } }';
const countdown: GraphqlBody = { kind: 'graphql', query, variables: '{"from": 1}', operationName: '', persisted: 'automatic' };
const wrong = { ...countdown, query: 'subscription { countdown { no } }', variables: '' };
const named: GraphqlBody = { ...countdown, query: '', variables: '{"id": 21}', persisted: 'document', documentId: 'x-one-book' };
const notFound = { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };

const serverEvents = ({ entries }: TestSocket): (string | undefined)[] =>
  entries.flatMap(({ from, event }) => (from === 'server' && event !== undefined ? [event] : []));

interface Asked {
  readonly query?: string;
  readonly variables?: unknown;
  readonly extensions?: Record<string, unknown>;
}

describe('over a WebSocket, an operation', () => {
  const follow = (body: GraphqlBody, url = `${practice.url.replace('http', 'ws')}/graphql`) =>
    openWebSocket(engine, url, createSubscription(), { draft: { body } });
  const askedIn = ({ entries }: TestSocket): Asked[] =>
    entries.flatMap(({ event, text }) =>
      event === 'subscribe' ? [(JSON.parse(text ?? '') as { readonly payload: Asked }).payload] : [],
    );

  test('is asked by the hash of its query, and with the query where that is not known', async () => {
    const first = follow(countdown);
    expect(await first.over()).toMatchObject({ phase: 'finished', socket: { closing: { code: 1000, by: 'client' } } });
    expect(serverEvents(first)).toEqual(['connection_ack', 'error', 'next', 'next', 'complete']);
    const [alone, both] = askedIn(first);
    const extensions = { persistedQuery: { version: 1, sha256Hash: expect.stringMatching(/^[0-9a-f]{64}$/) } };
    expect(alone).toEqual({ variables: { from: 1 }, extensions });
    expect(both).toEqual({ ...alone, query });
    // From then on the server knows it.
    const second = follow(countdown);
    await second.over();
    expect(askedIn(second)).toEqual([alone]);
    expect(serverEvents(second)).toEqual(['connection_ack', 'next', 'next', 'complete']);
  });

  test('that is refused with its query is refused', async () => {
    const socket = follow(wrong);
    expect(await socket.over()).toMatchObject({ phase: 'finished' });
    expect([serverEvents(socket), askedIn(socket).length]).toEqual([['connection_ack', 'error', 'error'], 2]);
  });

  test('is asked with its query where a server refuses the hash by a result, and no third time', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    onTestFinished(() => {
      for (const client of server.clients) client.terminate();
      server.close();
    });
    server.on('connection', (socket) =>
      socket.on('message', (data: Buffer) => {
        const { type, id } = JSON.parse(data.toString()) as { readonly type: string; readonly id: string };
        const say = (message: object) => socket.send(JSON.stringify(message));
        if (type === 'connection_init') say({ type: 'connection_ack' });
        if (type !== 'subscribe') return;
        say({ id, type: 'next', payload: notFound });
        say({ id, type: 'complete' });
      }),
    );
    await once(server, 'listening');
    const socket = follow(countdown, `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await socket.over();
    expect(askedIn(socket).map((asked) => asked.query)).toEqual([undefined, query]);
  });

  test('goes by the id of a document that the server has', async () => {
    const socket = follow(named);
    await socket.over();
    expect(askedIn(socket)).toEqual([{ documentId: 'x-one-book', variables: { id: 21 } }]);
    expect(saidIn(socket).join()).toContain('The Salt Archive');
  });
});

describe('over server-sent events, an operation', () => {
  const follow = (body: GraphqlBody, url = `${practice.url}/graphql`, wishes = {}) =>
    openEvents(engine, url, wishes, { draft: { method: 'POST', body } });
  const hops = (socket: TestSocket) =>
    socket.events.flatMap((event) => (event.type === 'sent' || event.type === 'challenged' ? [event.type] : []));

  test('is asked by the hash of its query, and with the query where that is not known', async () => {
    const first = follow(countdown);
    expect(await first.over()).toMatchObject({
      phase: 'finished',
      socket: { closing: { reason: 'The operation is complete.' } },
    });
    expect(hops(first)).toEqual(['sent', 'challenged', 'sent']);
    expect(serverEvents(first)).toEqual(['next', 'complete', 'next', 'next', 'complete']);
    const second = follow(countdown);
    await second.over();
    expect([hops(second), serverEvents(second)]).toEqual([['sent'], ['next', 'next', 'complete']]);
    const refused = follow(wrong);
    expect(await refused.over()).toMatchObject({ phase: 'finished' });
    expect(hops(refused)).toEqual(['sent', 'challenged', 'sent']);
  });

  test('is asked with its query after an answer that is no stream, once', async () => {
    const bodies: Asked[] = [];
    const url = await serve(async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      bodies.push(JSON.parse(Buffer.concat(pieces).toString()) as Asked);
      if (bodies.length === 1) return void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(notFound));
      response.setHeader('Content-Type', 'text/event-stream').end('event: next\ndata: {"data":1}\n\nevent: complete\ndata:\n\n');
    });
    const socket = follow(countdown, url);
    expect(await socket.over()).toMatchObject({
      phase: 'finished',
      socket: { closing: { reason: 'The operation is complete.' } },
    });
    expect(bodies.map((asked) => asked.query)).toEqual([undefined, query]);
  });

  test('that a server never learns has its answer shown', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(400, { 'Content-Type': 'application/json' }).end(JSON.stringify(notFound));
    });
    const exchange = await follow(countdown, url).over();
    expect([asked, exchange.head?.status, await engine.bodyText(exchange)]).toEqual([2, 400, JSON.stringify(notFound)]);
  });

  test('goes so beside a stream that was reserved as well', async () => {
    const socket = follow(countdown, `${practice.url}/graphql/stream`, { singleConnection: true });
    await socket.over();
    const sides = socket.events.flatMap((event) => (event.type === 'side' ? [`${event.method} ${event.status}`] : []));
    expect(sides).toEqual(['PUT 201', 'POST 200', 'POST 202']);
    expect(serverEvents(socket)).toEqual(['next', 'next', 'complete']);
  });
});
