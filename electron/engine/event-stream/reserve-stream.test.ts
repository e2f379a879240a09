import { buildSchema, execute, subscribe, validate } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphqlBody } from '#shared/model/body';
import { startPracticeServer, type PracticeServer } from '../../practice/server';
import { createTestEngine, type TestEngine } from '../exchange.test-support';
import { serve } from '../serve.test-support';
import { openEvents, saidIn } from '../socket/socket.test-support';

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

const operation = (query: string): GraphqlBody => ({ kind: 'graphql', query, variables: '', operationName: '' });
const follow = (url: string, query: string, wishes = {}) =>
  openEvents(engine, url, { singleConnection: true, ...wishes }, { draft: { method: 'POST', body: operation(query) } });

const sidesOf = ({ events }: ReturnType<typeof follow>) =>
  events.flatMap((event) => (event.type === 'side' ? [`${event.method} ${event.status}`] : []));

const schema = buildSchema('type Query { a: Int } type Subscription { count(to: Int!): Int! wait: Int! }');
const rootValue = {
  count: async function* ({ to }: { to: number }) {
    for (let n = 0; n <= to; n++) yield { count: n };
  },
  wait: async function* () {
    yield { wait: 0 };
    await new Promise(() => undefined);
  },
};
const serveGraphqlSse = (seen: string[] = []) => {
  const handler = createHandler({ schema, validate, execute, subscribe: (args) => subscribe({ ...args, rootValue }) });
  return serve((request, response) => {
    seen.push(`${request.method} ${(request.url ?? '').replace(/=.*/, '=…')}`);
    void handler(request, response);
  });
};

describe('an operation is asked beside a stream that was reserved', () => {
  test('at the server of graphql-sse, to its end', async () => {
    const seen: string[] = [];
    const socket = follow(await serveGraphqlSse(seen), 'subscription { count(to: 1) }');
    expect(await socket.over()).toMatchObject({
      phase: 'finished',
      method: 'GET',
      socket: { closing: { reason: 'The operation is complete.' } },
    });
    expect(seen).toEqual(['PUT /', 'GET /', 'POST /']);
    expect(sidesOf(socket)).toEqual(['PUT 201', 'POST 202']);
    const payloads = saidIn(socket).flatMap((said) => /server event next .*"payload":(.*)\}$/.exec(said)?.[1] ?? []);
    expect(payloads).toEqual(['{"data":{"count":0}}', '{"data":{"count":1}}']);
  });

  test('at the practice server, with the credentials of the request on each connection', async () => {
    const auth = { kind: 'basic', username: 'alice', password: 'practice' } as const;
    const body = operation('subscription { countdown(from: 1, everyMs: 10) { left } }');
    const socket = openEvents(engine, `${practice.url}/graphql/stream`, { singleConnection: true }, { draft: { body, auth } });
    expect(await socket.over()).toMatchObject({ phase: 'finished' });
    expect(saidIn(socket).filter((said) => said.startsWith('server event next'))).toHaveLength(2);
  });

  test('until somebody stops it: the server is told which one', async () => {
    const seen: string[] = [];
    const socket = follow(await serveGraphqlSse(seen), 'subscription { wait }');
    await socket.until(({ entries }) => entries.some(({ event }) => event === 'next'));
    await socket.say({ kind: 'close', code: null, reason: '' });
    expect(await socket.over()).toMatchObject({ phase: 'finished', socket: { closing: { by: 'client' } } });
    expect(seen.at(-1)).toBe('DELETE /?operationId=…');
    expect(sidesOf(socket).at(-1)).toBe('DELETE 200');
  });

  test('and refused by the server, which says why beside the stream', async () => {
    const socket = follow(await serveGraphqlSse(), 'subscription { no }');
    const over = await socket.over();
    expect(over).toMatchObject({
      phase: 'finished',
      socket: { closing: { reason: expect.stringMatching(/^The operation is refused: Cannot query field "no"/) } },
    });
    expect(socket.entries.find(({ event }) => event === 'error')?.text).toContain('"errors"');
  });
});

describe('a server that reserves no streams', () => {
  test('is said to be one', async () => {
    const url = await serve((_request, response) => response.writeHead(405).end());
    expect(await follow(url, 'subscription { a }').over()).toMatchObject({
      failure: { kind: 'badResponse', reason: 'it reserves no stream: the PUT for one was answered with 405, and 201 is wanted' },
    });
  });

  test('nor does one whose token could not stand in a header', async () => {
    const url = await serve((_request, response) => response.writeHead(201).end('a\r\nX-Injected: 1'));
    expect(await follow(url, 'subscription { a }').over()).toMatchObject({
      failure: { kind: 'badResponse', reason: 'it reserves a stream, and tells no token for it' },
    });
  });

  test('and where what completes is another operation, the one that is followed goes on', async () => {
    let stream: { write(text: string): void; end(): void } | null = null;
    const url = await serve((request, response) => {
      if (request.method === 'PUT') return void response.writeHead(201).end('t');
      if (request.method === 'GET') {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        return void (stream = response).write(':\n\n');
      }
      response.writeHead(202).end();
      stream?.write('event: complete\ndata: {"id":"other"}\n\nevent: next\ndata: {"id":"1","payload":{"data":{}}}\n\n');
      stream?.end();
    });
    const socket = follow(url, 'subscription { a }');
    expect(await socket.over()).toMatchObject({ socket: { closing: { reason: '' } } });
    expect(saidIn(socket)).toContain('server event next {"id":"1","payload":{"data":{}}}');
  });
});
