import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { Authenticator, AuthTurn } from './authentication';
import { createTestEngine, withRawServer, type TestEngine } from './exchange.test-support';

/** Answers what is asked for by the path: `/401` with a challenge, everything else with ok. */
const serve = (work: (url: string, received: string[]) => Promise<void>) =>
  withRawServer(
    (socket) =>
      socket.on('data', (chunk) => {
        const wants = /^\w+ \/401\S* [^]*\r\nAuthorization: yes/.test(chunk.toString()) ? 200 : 401;
        const status = chunk.toString().includes(' /401') ? wants : 200;
        socket.write(`HTTP/1.1 ${status} X\r\nWWW-Authenticate: Odd\r\nContent-Length: 2\r\n\r\nok`);
      }),
    (server) => work(server.url, server.received),
  );

let engine: TestEngine;
let turn: AuthTurn;
let begin: Authenticator['begin'] = () => turn;
const heard: [event: ExchangeEvent, ownerId: string][] = [];
beforeAll(async () => {
  engine = await createTestEngine({
    authenticator: { begin: (...args) => begin(...args) },
    onSide: (event, { ownerId }) => heard.push([event, ownerId]),
  });
});
afterAll(() => engine.close());

/** Says nothing at first and then `yes`. */
const answering = (more: Partial<AuthTurn> = {}): AuthTurn => {
  let asked = false;
  return {
    authorize: async (request) =>
      ok({ request: asked ? { ...request, headers: [...request.headers, ['Authorization', 'yes']] } : request }),
    answer: async (head) => {
      if (head.status !== 401) return ok(null);
      asked = true;
      return ok({ scheme: 'Odd', says: 'The server asked who is there.' });
    },
    ...more,
  };
};

describe('a challenge', () => {
  test('is answered in the next hop, over the same connection, and both hops are told', async () => {
    turn = answering();
    await serve(async (url) => {
      const exchange = await engine.send({ url: `${url}/401` });
      expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
      expect(exchange.hops.map(({ head, challenge, redirect }) => [head?.status, challenge, redirect])).toEqual([
        [401, { scheme: 'Odd', says: 'The server asked who is there.' }, null],
        [200, null, null],
      ]);
      expect(exchange.hops[1]?.connection?.reused).toBe(true);
      expect(exchange.hops.every(({ timings }) => (timings?.totalMs ?? 0) > 0)).toBe(true);
      const log = engine.context.wireLogs.read(exchange.id);
      expect(log?.entries.map(({ hop, direction, part }) => `${hop} ${direction} ${part}`)).toEqual([
        '0 sent head',
        '0 received head',
        '0 received body',
        '1 sent head',
        '1 received head',
        '1 received body',
      ]);
      expect(await engine.bodyText(exchange)).toBe('ok');
    });
  });

  test('that is never satisfied ends with the last answer', async () => {
    turn = answering({ authorize: async (request) => ok({ request }) });
    await serve(async (url) => {
      const exchange = await engine.send({ url: `${url}/401` });
      expect(exchange).toMatchObject({ phase: 'finished', head: { status: 401 } });
      expect(exchange.hops.length).toBe(5);
    });
  });

  test('a body goes out again with the answer to it', async () => {
    turn = answering();
    await serve(async (url, received) => {
      await engine.send({ method: 'POST', url: `${url}/401`, body: { kind: 'text', text: 'abc', mediaType: 'text/plain' } });
      expect(received.join('').split('abc').length - 1).toBe(2);
    });
  });
});

describe('a connection that is logged in', () => {
  const bound = (key: string, continues: boolean) =>
    answering({ authorize: async (request) => ok({ request, bound: { key, continues } }) });

  test('is used by nobody else, and closed at the end', async () => {
    await serve(async (url) => {
      turn = answering();
      const before = await engine.send({ url });
      turn = bound('a', false);
      const first = await engine.send({ url });
      turn = bound('b', false);
      const second = await engine.send({ url });
      turn = answering();
      const after = await engine.send({ url });
      const ports = [before, first, second, after].map((one) => one.hops[0]?.connection?.localPort);
      expect(new Set(ports).size).toBe(3);
      expect(ports[3]).toBe(ports[0]);
    });
  });

  test('and is not there any more, is a failure, not a new connection', async () => {
    turn = bound('gone', true);
    await serve(async (url, received) => {
      expect(await engine.send({ url })).toMatchObject({ failure: { kind: 'authFailed' } });
      expect(received).toEqual([]);
    });
  });
});

test('what is sent on the side is an exchange of its own, told by the one it was sent for', async () => {
  await serve(async (url) => {
    heard.splice(0);
    const plain = { authorize: async (request: Parameters<AuthTurn['authorize']>[0]) => ok({ request }) };
    let text: string | null = null;
    let isBegun = false;
    begin = (_auth, tools) => {
      if (isBegun) return plain;
      isBegun = true;
      return {
        async authorize(request) {
          ({ text } = await tools.send(createDraft(`${url}/login`), 'Logs in.'));
          return ok({ request });
        },
      };
    };
    const exchange = await engine.send({ url });
    const [side] = exchange.hops[0]?.sides ?? [];
    expect(side).toMatchObject({ method: 'GET', url: `${url}/login`, says: 'Logs in.', status: 200 });
    expect(text).toBe('ok');
    expect(heard.map(([{ type }]) => type)).toEqual(['started', 'connected', 'sent', 'head', 'finished']);
    expect(heard.every(([event, ownerId]) => event.exchangeId === side?.id && ownerId === exchange.id)).toBe(true);
    expect(engine.context.wireLogs.read(side?.id ?? '')?.entries.length).toBeGreaterThan(0);
  });
});
