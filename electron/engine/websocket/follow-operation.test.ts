import { createHandler } from 'graphql-sse/lib/use/http';
import { useServer as answerBy } from 'graphql-ws/use/ws';
import { buildSchema, execute, subscribe, validate } from 'graphql';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import type { GraphqlBody } from '#shared/model/body';
import { createSubscription, type WebSocketWishes } from '#shared/model/socket';
import { startPracticeServer, type PracticeServer } from '../../practice/server';
import { createTestEngine, type TestEngine } from '../exchange.test-support';
import { openEvents, openWebSocket, saidIn, type TestSocket } from '../socket/socket.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  practice = await startPracticeServer({ complain: () => {} });
  engine = await createTestEngine();
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

const operation = (query: string, variables = '', operationName = ''): GraphqlBody => ({
  kind: 'graphql',
  query,
  variables,
  operationName,
});
const countdown = operation('subscription ($from: Int) { countdown(from: $from, everyMs: 10) { left } }', '{"from": 1}');

interface How {
  readonly init?: string;
  readonly ackSeconds?: number;
  readonly wishes?: Partial<WebSocketWishes>;
}

function follow(url: string, body: GraphqlBody = countdown, { init = '', ackSeconds = 5, wishes }: How = {}): TestSocket {
  return openWebSocket(
    engine,
    url,
    { ...createSubscription(), subscription: { init, ackSeconds }, ...wishes },
    { draft: { body } },
  );
}
const practiceUrl = () => `${practice.url.replace('http', 'ws')}/graphql`;

/** What was said, by its name in the protocol. */
const namesIn = ({ entries }: TestSocket): string[] =>
  entries.map(({ from, event, kind, code }) => `${from} ${event ?? code ?? kind}`);

describe('an operation is followed', () => {
  const whole = [
    'cairn opened',
    'client connection_init',
    'server connection_ack',
    'client subscribe',
    'server next',
    'server next',
    'server complete',
    'client 1000',
    'server 1000',
  ];

  test('at the practice server, to its end', async () => {
    const socket = follow(practiceUrl());
    expect(await socket.over()).toMatchObject({
      phase: 'finished',
      socket: { subprotocol: 'graphql-transport-ws', closing: { code: 1000, by: 'client' } },
    });
    expect(namesIn(socket)).toEqual(whole);
    expect(socket.entries.find(({ event }) => event === 'next')?.text).toBe(
      '{"id":"1","type":"next","payload":{"data":{"countdown":{"left":1}}}}',
    );
  });

  test('at the server of graphql-ws, with what goes before it', async () => {
    const greeted: unknown[] = [];
    const url = await serveGraphqlWs((params) => {
      greeted.push(params);
      return { hello: 'there' };
    });
    const socket = follow(url, operation('subscription S($n: Int!) { count(to: $n) }', '{"n": 1}', 'S'), {
      init: '{"token":"t"}',
    });
    await socket.over();
    expect(namesIn(socket)).toEqual(whole);
    expect(greeted).toEqual([{ token: 't' }]);
  });

  test('a query as well, and errors of the operation end it in order', async () => {
    const query = follow(practiceUrl(), operation('{ book(id: 21) { title } }'));
    await query.over();
    expect(namesIn(query).filter((name) => /next|complete/.test(name))).toEqual(['server next', 'server complete']);
    const wrong = follow(practiceUrl(), operation('subscription { countdown { no } }'));
    expect(await wrong.over()).toMatchObject({ phase: 'finished', socket: { closing: { code: 1000 } } });
    expect(wrong.entries.find(({ event }) => event === 'error')?.text).toContain('Cannot query field');
  });

  test('until somebody stops it: the server is told first', async () => {
    const socket = follow(practiceUrl(), operation('subscription { commentAdded { text } }'));
    await socket.until(({ entries }) => entries.some(({ event }) => event === 'subscribe'));
    await socket.say({ kind: 'close', code: 1000, reason: '' });
    await socket.over();
    expect(namesIn(socket).slice(-3)).toEqual(['client complete', 'client 1000', 'server 1000']);
  });

  test('and what a mutation did arrives', async () => {
    const socket = follow(practiceUrl(), operation('subscription { bookChanged(id: 30) { price } }'));
    await socket.until(({ entries }) => entries.some(({ event }) => event === 'subscribe'));
    // A second operation on another connection is answered after the first has been taken.
    await follow(practiceUrl(), operation('{ __typename }')).over();
    const token = practice.accounts[0]?.token ?? '';
    await fetch(`${practice.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Token ${token}` },
      body: JSON.stringify({ query: 'mutation { changeBook(input: { id: 30, price: "7.77" }) { id } }' }),
    });
    await socket.until(({ entries }) => entries.some(({ event, text }) => event === 'next' && text?.includes('7.77') === true));
    socket.cancel();
    await socket.over();
  });

  test('the answer to a ping carries what it carried', async () => {
    const url = await serveBare((socket, say) => {
      say({ type: 'connection_ack' });
      say({ type: 'ping', payload: { n: 1 } });
      socket.on('message', (data: Buffer) => {
        if (data.toString().includes('"pong"')) say({ type: 'complete', id: '1' });
      });
    });
    const socket = follow(url);
    await socket.over();
    expect(socket.entries.find(({ from, event }) => from === 'client' && event === 'pong')?.text).toBe(
      '{"type":"pong","payload":{"n":1}}',
    );
  });

  test('again after the connection was lost, with a new subscription', async () => {
    let opened = 0;
    const url = await serveBare((socket, say) => {
      opened += 1;
      say({ type: 'connection_ack' });
      socket.on('message', (data: Buffer) => {
        if (!data.toString().includes('"subscribe"')) return;
        say({ type: 'next', id: '1', payload: { data: { n: opened } } });
        if (opened === 1) socket.terminate();
        else say({ type: 'complete', id: '1' });
      });
    });
    const socket = follow(url, countdown, { wishes: { reconnect: true } });
    await socket.over();
    expect(namesIn(socket).filter((name) => name === 'client subscribe')).toHaveLength(2);
  });
});

describe('what breaks the protocol is ended by its code', () => {
  test.each<[number, string, readonly unknown[]]>([
    [4400, 'next before connection_ack', [{ type: 'next', id: '1', payload: { data: {} } }]],
    [4400, 'A second connection_ack', [{ type: 'connection_ack' }, { type: 'connection_ack' }]],
    [
      4400,
      'next for an operation that was not asked',
      [{ type: 'connection_ack' }, { type: 'next', id: '2', payload: { data: {} } }],
    ],
    [4400, 'A message that is none of the protocol', ['no JSON']],
    [4400, 'A message that is none of the protocol', [{ type: 'ka' }]],
    [4400, 'A message that is none of the protocol', [{ type: 'connection_ack' }, { type: 'next', id: '1', payload: null }]],
    [4400, 'A message that is none of the protocol', ['['.repeat(50_000)]],
  ])('%i %s', async (code, reason, messages) => {
    const url = await serveBare((_socket, say) => messages.forEach(say));
    expect(await follow(url).over()).toMatchObject({ phase: 'finished', socket: { closing: { code, reason, by: 'client' } } });
  });

  test('4504 where the connection is never acknowledged', async () => {
    const url = await serveBare((_socket, say) => say({ type: 'ping' }));
    const socket = openWebSocket(
      engine,
      url,
      { ...createSubscription(), subscription: { init: '', ackSeconds: 1 } },
      { draft: { body: countdown } },
    );
    expect(await socket.over()).toMatchObject({ socket: { closing: { code: 4504 } } });
  });

  test.each([4400, 4401, 4403, 4408, 4409, 4429])('%i of the server is the end, and is not tried again', async (code) => {
    const url = await serveBare((socket) => socket.close(code, 'so'));
    const socket = follow(url, countdown, { wishes: { reconnect: true } });
    expect(await socket.over()).toMatchObject({ socket: { closing: { code, reason: 'so', by: 'server' } } });
  });

  test('an event larger than is taken ends it', async () => {
    const url = await serveBare((_socket, say) => {
      say({ type: 'connection_ack' });
      say({ type: 'next', id: '1', payload: { data: { text: 'x'.repeat(100_000) } } });
    });
    const socket = follow(url, countdown, { wishes: { messageBytes: 10_000 } });
    expect(await socket.over()).toMatchObject({ phase: 'failed', failure: { kind: 'limitExceeded', limit: 'messageBytes' } });
  });
});

describe('a server that does not speak the protocol', () => {
  test('but only the older one, is said to', async () => {
    const url = await serveBare(
      () => undefined,
      () => 'graphql-ws',
    );
    expect(await follow(url, countdown, { wishes: { subprotocols: 'graphql-ws' } }).over()).toMatchObject({
      failure: { kind: 'badResponse', reason: expect.stringMatching(/“graphql-ws”, the older protocol/) },
    });
  });

  test('is not followed on', async () => {
    const url = await serveBare(
      () => undefined,
      () => false,
    );
    expect(await follow(url).over()).toMatchObject({
      failure: { kind: 'badResponse', reason: expect.stringMatching(/agrees to no subprotocol.*graphql-ws/) },
    });
  });

  test('and nothing is sent where there is nothing to follow', async () => {
    expect(await follow(practiceUrl(), operation(' ')).over()).toMatchObject({
      failure: { kind: 'badDraft', place: { part: 'body' } },
    });
    expect(await follow(practiceUrl(), countdown, { init: '[1]' }).over()).toMatchObject({
      failure: { kind: 'badDraft', place: { part: 'options', field: 'init' } },
    });
  });
});

describe('over server-sent events', () => {
  const followEvents = (url: string, body: GraphqlBody = countdown, wishes = {}) =>
    openEvents(engine, url, wishes, { draft: { method: 'POST', body } });

  test('an operation is followed to its end, and nobody comes back for more', async () => {
    const socket = followEvents(`${practice.url}/graphql`, countdown, { reconnect: true });
    expect(await socket.over()).toMatchObject({
      phase: 'finished',
      socket: { kind: 'events', closing: { reason: 'The operation is complete.' } },
    });
    expect(saidIn(socket).filter((said) => said.startsWith('server event'))).toEqual([
      'server event next {"data":{"countdown":{"left":1}}}',
      'server event next {"data":{"countdown":{"left":0}}}',
      'server event complete',
    ]);
  });

  test('at the server of graphql-sse as well', async () => {
    const handler = createHandler({ schema, validate, execute, subscribe: (args) => subscribe({ ...args, rootValue }) });
    const server = createServer((request, response) => void handler(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(() => server.close());
    const socket = followEvents(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      operation('subscription { count(to: 1) }'),
    );
    await socket.over();
    expect(saidIn(socket).filter((said) => said.includes('event'))).toEqual([
      'server event next {"data":{"count":0}}',
      'server event next {"data":{"count":1}}',
      'server event complete',
    ]);
  });
});

const schema = buildSchema('type Query { a: Int } type Subscription { count(to: Int!): Int! }');
const rootValue = {
  count: async function* ({ to }: { to: number }) {
    for (let n = 0; n <= to; n++) yield { count: n };
  },
};

/** The server of graphql-ws itself. */
async function serveGraphqlWs(greet: (params: unknown) => Record<string, unknown>): Promise<string> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  const roots = { subscription: rootValue };
  const { dispose } = answerBy(
    { schema, roots, validate, execute, subscribe, onConnect: ({ connectionParams }) => greet(connectionParams) },
    server,
  );
  stops.push(() => void dispose());
  await once(server, 'listening');
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

type Say = (message: unknown) => void;

/** A server that says what it likes, once it was asked to take the connection. */
async function serveBare(
  onInit: (socket: WebSocket, say: Say) => void,
  choose: (offered: ReadonlySet<string>) => string | false = () => 'graphql-transport-ws',
): Promise<string> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: choose });
  server.on('connection', (socket) => {
    socket.on('error', () => undefined);
    socket.once('message', () =>
      onInit(socket, (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message))),
    );
  });
  stops.push(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  await once(server, 'listening');
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
