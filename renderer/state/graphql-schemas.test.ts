import { expect, test } from 'vitest';
import { ok } from '#shared/result';
import type { KeptSchema, SchemaReading } from '#shared/graphql/schema-reading';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createFakeHost } from '../host/fake-host';
import { createAppStore } from './create-store';
import { schemaKey, schemasOf } from './graphql-schemas';

const untimed = { dnsMs: null, tcpMs: null, proxyMs: null, tlsMs: null, sendMs: null, waitMs: null, receiveMs: null };
const timings = { ...untimed, totalMs: 1, reused: false };

/** A page whose host answers each question for a schema with the next of these readings. */
function pageWith(readings: readonly SchemaReading[], status = 200, kept: Readonly<Record<string, KeptSchema>> = {}) {
  const waiting = [...readings];
  const sent: RequestDraft[] = [];
  const host = createFakeHost({
    'exchange.send': async ({ exchangeId, draft }) => {
      sent.push(draft);
      const events: ExchangeEvent[] = [
        {
          type: 'head',
          exchangeId,
          at: 2,
          status,
          reason: '',
          headers: [],
          httpVersion: '1.1',
          hop: 0,
        } as unknown as ExchangeEvent,
        {
          type: 'finished',
          exchangeId,
          at: 3,
          bodyId: 'b',
          wireBytes: 1,
          bodyBytes: 1,
          encodedBytes: 1,
          trailers: [],
          decoded: [],
          stop: null,
          timings,
        } as unknown as ExchangeEvent,
      ];
      queueMicrotask(() => store.getState().receive(...events));
      return ok(null);
    },
    'exchange.release': async () => ok(null),
    'graphql.keptSchema': async ({ key }) => ok(kept[key] ?? null),
    'graphql.forgetSchema': async () => ok(null),
    'graphql.readSchema': async () => ok(waiting.shift() ?? { kind: 'other', looks: 'nothing' }),
  });
  const store = createAppStore(host);
  return { schemas: schemasOf(store, host), sent, host };
}

const draft: RequestDraft = {
  ...createDraft('http://x.test/graphql', 'POST'),
  auth: { kind: 'bearer', token: 't', prefix: 'Bearer' } as RequestDraft['auth'],
};
const asker = { draft, place: null, environment: '' };
const schema: SchemaReading = { kind: 'schema', text: 'type Query { a: Int }', types: 1, remarks: [] };

test('a server is asked as the request would be, and only when somebody wishes it', async () => {
  const { schemas, sent } = pageWith([schema]);
  const key = schemaKey(asker);
  expect([schemas.of(key).text, sent]).toEqual([null, []]);
  await schemas.ask(key, asker, ['{ __schema }']);
  expect(schemas.of(key)).toMatchObject({ text: 'type Query { a: Int }', types: 1, isAsking: false, problem: null, file: null });
  expect(sent).toMatchObject([
    {
      url: 'http://x.test/graphql',
      method: 'POST',
      auth: draft.auth,
      body: { kind: 'graphql', query: '{ __schema }' },
      socket: null,
    },
  ]);
});

test('an older server is asked in simpler words', async () => {
  const { schemas, sent } = pageWith([{ kind: 'older' }, schema]);
  await schemas.ask('k', asker, ['new', 'old', 'oldest']);
  expect(sent.map(({ body }) => body.kind === 'graphql' && body.query)).toEqual(['new', 'old']);
  expect(schemas.of('k').text).not.toBeNull();
});

test('what comes to nothing says why, and what was known before stays', async () => {
  const { schemas } = pageWith([schema, { kind: 'withheld', says: 'no' }]);
  await schemas.ask('k', asker, ['q']);
  await schemas.ask('k', asker, ['q']);
  expect(schemas.of('k')).toMatchObject({
    text: 'type Query { a: Int }',
    problem: expect.stringContaining('introspection is switched off'),
  });
  const missing = pageWith([{ kind: 'other', looks: 'page' }], 404);
  await missing.schemas.ask('k', asker, ['q']);
  expect(missing.schemas.of('k').problem).toContain('404');
});

test('another identity, address or environment is another asker', () => {
  const keys = [
    asker,
    { ...asker, environment: 'live' },
    { ...asker, draft: { ...draft, url: 'http://y.test/graphql' } },
    { ...asker, draft: { ...draft, auth: { kind: 'none' } as const } },
  ].map(schemaKey);
  expect(new Set(keys).size).toBe(4);
  expect(schemaKey({ ...asker, draft: { ...draft, url: 'http://x.test/graphql#x', body: { kind: 'none' } } })).toBe(keys[0]);
  expect(schemaKey({ ...asker, draft: { ...draft, url: 'ws://x.test/graphql' } })).toBe(keys[0]);
});

test('so many are remembered', async () => {
  const { schemas } = pageWith(Array.from({ length: 10 }, () => schema));
  for (let n = 0; n < 10; n++) await schemas.ask(`k${n}`, asker, ['q']);
  expect([0, 1, 2, 9].map((n) => schemas.of(`k${n}`).text !== null)).toEqual([false, false, true, true]);
});

test('what an earlier page read is there again, with its time, and nothing is asked for it', async () => {
  const kept = { text: 'type Query { b: Int }', types: 1, remarks: [], file: null, readAt: 7 };
  const { schemas, sent } = pageWith([schema], 200, { k: kept });
  await schemas.recall('k');
  await schemas.recall('other');
  expect([schemas.of('k'), schemas.of('other').text, sent]).toMatchObject([kept, null, []]);
  await schemas.ask('k', asker, ['q']);
  await schemas.recall('k');
  expect(schemas.of('k').text).toBe('type Query { a: Int }');
});
