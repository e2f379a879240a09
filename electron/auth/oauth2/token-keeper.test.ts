import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { createAuthenticator } from '../registry';
import { createTestEngine, type TestEngine } from '../../engine/exchange.test-support';
import { startPracticeServer, type PracticeServer } from '../../practice/server';
import { browserOf, createTestFlows, failureOf, form, purpose, valueOf, type TestFlows } from './flow.test-support';
import { startHostileServer, type HostileServer } from './hostile-server.test-support';
import { createOAuth2 } from './oauth2';
import { createBrowser, signIn } from './person.test-support';
import { createTokenKeeper, type Kept } from './token-keeper';
import { createTokenStore, tokenIdOf } from './token-store';

let server: HostileServer;
let practice: PracticeServer;
let flows: TestFlows;
let engine: TestEngine;
beforeAll(async () => {
  server = await startHostileServer();
  practice = await startPracticeServer();
});
beforeEach(async () => {
  practice.reset();
  server.tricks = {};
  server.asked.length = 0;
  flows = await createTestFlows();
  const oauth2 = createOAuth2({ keeper: flows.keeper });
  engine = await createTestEngine({ authenticator: createAuthenticator({ oauth2 }) });
});
afterEach(async () => {
  await flows.close();
  await engine.close();
});
afterAll(async () => {
  await server.close();
  await practice.stop();
});

const rotating = { token: (_: unknown, honest: object) => ({ ...honest, refresh_token: `refresh-${server.asked.length}` }) };

/** A token of a person, kept as if it had been received so long ago. */
async function keepAged(ageMs: number, more: Partial<OAuth2Auth> = {}): Promise<Kept> {
  server.tricks = rotating;
  const auth = form({ discovery: server.url, clientId: 'client', ...more });
  const browser = browserOf((address) => createBrowser().go(address));
  const kept = valueOf(await flows.keeper.begin({ auth, purpose }, flows.tools, { browser, showDevice: () => undefined }));
  const { tokens } = kept.entry;
  const aged = { ...tokens, receivedAt: tokens.receivedAt - ageMs, expiresAt: tokens.expiresAt && tokens.expiresAt - ageMs };
  const entry = { ...kept.entry, tokens: aged };
  valueOf(await flows.store.keep(kept.tokenId, entry));
  server.asked.length = 0;
  return { tokenId: kept.tokenId, entry };
}

const hour = 3_600_000;
const current = ({ entry }: Kept) => flows.keeper.current({ auth: entry.auth, purpose }, flows.tools);

describe('a kept token', () => {
  test('is used while it lasts', async () => {
    const kept = await keepAged(0);
    expect(valueOf(await current(kept)).entry.tokens).toEqual(kept.entry.tokens);
    expect(server.asked).toEqual([]);
  });

  test('is renewed shortly before it ends, and what is rotated is kept first', async () => {
    const kept = await keepAged(hour - 20_000);
    const renewed = valueOf(await current(kept));
    expect(server.asked.map((asked) => [asked.get('grant_type'), asked.get('refresh_token')])).toEqual([
      ['refresh_token', 'refresh-1'],
    ]);
    expect(valueOf(await flows.store.find(kept.tokenId))?.tokens).toEqual(renewed.entry.tokens);
  });

  test('is used a last time when it cannot be renewed in time', async () => {
    const kept = await keepAged(hour - 20_000);
    server.tricks = { token: () => ({ raw: '', status: 503 }) };
    expect(valueOf(await current(kept)).entry.tokens).toEqual(kept.entry.tokens);
  });

  test('that is over and cannot be renewed needs a person, and says what the server said', async () => {
    const kept = await keepAged(hour + 1);
    server.tricks = { token: () => ({ raw: '{"error":"invalid_grant"}', status: 400 }) };
    expect(failureOf(await current(kept))).toBe('refresh refused invalid_grant');
    expect(await flows.keeper.current({ auth: { ...kept.entry.auth, autoRefresh: false }, purpose }, flows.tools)).toEqual({
      ok: false,
      failure: { kind: 'signInNeeded', reason: 'expired' },
    });
  });

  test('without a time to live is used until it is refused', async () => {
    server.tricks = { token: () => ({ access_token: 'a', token_type: 'Bearer' }) };
    const auth = form({ grant: 'clientCredentials', discovery: server.url, clientId: 'client' });
    const ask = () => flows.keeper.current({ auth, purpose }, flows.tools);
    expect([valueOf(await ask()).entry.tokens.expiresAt, valueOf(await ask()).entry.tokens.access, server.asked.length]).toEqual([
      null,
      'a',
      1,
    ]);
  });

  test('is renewed once for fifty requests at a time', async () => {
    const kept = await keepAged(hour + 1);
    const all = await Promise.all(Array.from({ length: 50 }, () => current(kept)));
    expect(server.asked.length).toBe(1);
    expect(new Set(all.map((one) => valueOf(one).entry.tokens.access)).size).toBe(1);
  });

  test('fetched by fifty requests at a time is one', async () => {
    const auth = form({ grant: 'clientCredentials', discovery: server.url, clientId: 'client' });
    const all = await Promise.all(Array.from({ length: 50 }, () => flows.keeper.current({ auth, purpose }, flows.tools)));
    expect([server.asked.length, new Set(all.map((one) => valueOf(one).entry.tokens.access)).size]).toEqual([1, 1]);
  });

  test('whose renewal is cancelled by one is renewed for the others', async () => {
    const kept = await keepAged(hour + 1);
    const cancelled = { ...flows.tools, send: () => Promise.reject(new Error('never')) };
    const first = flows.keeper.current(
      { auth: kept.entry.auth, purpose },
      {
        ...cancelled,
        send: async () => ({ exchange: { phase: 'failed', failure: { kind: 'cancelled' } }, text: null }) as never,
      },
    );
    const second = current(kept);
    expect([failureOf(await first), (await second).ok]).toEqual(['cancelled', true]);
  });

  test('renewed by another program meanwhile is taken from there', async () => {
    const kept = await keepAged(hour + 1);
    const other = createTokenKeeper(flows.store);
    const theirs = valueOf(await other.refresh(kept.tokenId, null, flows.tools));
    const found = valueOf(await flows.keeper.replace(kept, flows.tools));
    expect([server.asked.length, found.entry.tokens.access]).toEqual([1, theirs.entry.tokens.access]);
  });
});

describe('the name of a token', () => {
  const base = form({ discovery: 'https://a.test', clientId: 'c', scope: 'a b' });
  const id = (change: Partial<OAuth2Auth> = {}, to: Partial<typeof purpose> = {}) =>
    tokenIdOf({ ...base, ...change }, { ...purpose, ...to });

  test('changes with server, client, user, environment, scope and host: what was kept for others is not sent', () => {
    const others = [
      id({ discovery: 'https://b.test' }),
      id({ tokenUrl: 'https://evil.test/token' }),
      id({ refreshUrl: 'https://evil.test/token' }),
      id({ clientId: 'd' }),
      id({ account: 'bert' }),
      id({ scope: 'a' }),
      id({ audience: 'x' }),
      id({ resource: 'https://x.test' }),
      id({}, { environment: 'live' }),
      id({}, { boundTo: 'https://evil.test' }),
    ];
    expect(new Set([id(), ...others]).size).toBe(others.length + 1);
  });

  test('does not change with a secret, the order of scopes, or where the token goes', () => {
    expect([id({ clientSecret: 's' }), id({ scope: ' b  a ' }), id({ placement: 'query' })]).toEqual([id(), id(), id()]);
  });
});

describe('a request', () => {
  const service = (): OAuth2Auth =>
    form({
      grant: 'clientCredentials',
      tokenUrl: `${practice.url}/oauth/token`,
      clientId: 'practice-service',
      clientSecret: 'service-secret',
      scope: 'library.read',
    });
  const door = () => `${practice.url}/auth/oauth2/`;
  const advance = (seconds: number) =>
    fetch(`${practice.url}/practice/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ advance: seconds }),
    });

  test('gets a token by itself where nobody has to sign in, and keeps it', async () => {
    const first = await engine.send({ url: door(), auth: service() });
    const second = await engine.send({ url: door(), auth: service() });
    expect([first, second]).toMatchObject([{ head: { status: 200 } }, { head: { status: 200 } }]);
    expect(valueOf(await flows.store.list())).toMatchObject([{ purpose: { boundTo: practice.url }, server: practice.url }]);
  });

  test('that is refused, since the token ended early, goes once more with a new one', async () => {
    await engine.send({ url: door(), auth: service() });
    await advance(121);
    const exchange = await engine.send({ url: door(), auth: service() });
    expect(exchange).toMatchObject({ head: { status: 200 }, hops: [{ head: { status: 401 } }, { head: { status: 200 } }] });
  });

  test('of a person is renewed on a 401, fifty at a time with one refresh', async () => {
    const auth = form({ discovery: `${practice.url}/oauth`, clientId: 'practice-app', scope: 'openid library.read' });
    const to = { boundTo: practice.url, environment: '' };
    const browser = browserOf((address) => signIn(address));
    valueOf(await flows.keeper.begin({ auth, purpose: to }, flows.tools, { browser, showDevice: () => undefined }));
    await advance(121);
    const all = await Promise.all(Array.from({ length: 50 }, () => engine.send({ url: door(), auth })));
    expect(new Set(all.map((one) => (one.phase === 'finished' ? one.head.status : one.failure.kind)))).toEqual(new Set([200]));
  });

  test('that is refused for good shows the 401, not why there is no other token', async () => {
    server.tricks = { token: () => ({ access_token: 'nonsense', token_type: 'Bearer' }) };
    const auth = form({ grant: 'clientCredentials', discovery: server.url, clientId: 'client' });
    const exchange = await engine.send({ url: door(), auth });
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: 401 } });
  });

  test('where a person has to sign in first is not sent, and says so', async () => {
    const auth = form({ discovery: `${practice.url}/oauth`, clientId: 'practice-app' });
    expect(await engine.send({ url: door(), auth })).toMatchObject({
      failure: { kind: 'signInNeeded', reason: 'none' },
      hops: [],
    });
  });

  test('to another host does not carry the token that was asked for elsewhere', async () => {
    const auth = form({ discovery: `${practice.url}/oauth`, clientId: 'practice-app', scope: 'openid' });
    const browser = browserOf((address) => signIn(address));
    const to = { boundTo: 'https://api.example', environment: '' };
    valueOf(await flows.keeper.begin({ auth, purpose: to }, flows.tools, { browser, showDevice: () => undefined }));
    expect(await engine.send({ url: door(), auth })).toMatchObject({ failure: { kind: 'signInNeeded', reason: 'otherHost' } });
  });

  test('carries the token where it is wanted: header, query, form; access or id token', async () => {
    const echo = `${practice.url}/anything`;
    const sent = async (change: Partial<OAuth2Auth>, draft: object = {}) => {
      const exchange = await engine.send({ url: echo, method: 'POST', auth: { ...service(), ...change }, ...draft });
      return JSON.parse(await engine.bodyText(exchange)) as {
        url: string;
        headers: Record<string, string>;
        form?: unknown;
        body?: unknown;
      };
    };
    const token = async () => valueOf(await flows.store.find(valueOf(await flows.store.list())[0]!.tokenId))!.tokens.access;
    const header = JSON.stringify(await sent({ prefix: 'Token', headerName: 'X-Auth' }));
    const query = JSON.stringify(await sent({ placement: 'query', parameterName: 'tok' }));
    const body = JSON.stringify(
      await sent({ placement: 'body' }, { body: { kind: 'text', text: 'a=1', mediaType: 'application/x-www-form-urlencoded' } }),
    );
    const access = await token();
    expect(header).toContain(`Token ${access}`);
    expect(query).toContain(`tok=${access}`);
    expect(body).toContain(access);
    expect(await engine.send({ url: echo, auth: { ...service(), placement: 'body' } })).toMatchObject({
      failure: { kind: 'badDraft', place: { part: 'auth', field: 'placement' } },
    });
    expect(await engine.send({ url: echo, auth: { ...service(), use: 'id' } })).toMatchObject({
      failure: { kind: 'oauthProblem', problem: 'idTokenMissing' },
    });
  });
});

test('what is kept and listed never shows a secret', async () => {
  const kept = await keepAged(0, { clientSecret: 'top secret', account: 'mallory' });
  const listed = JSON.stringify(valueOf(await flows.store.list()));
  for (const secret of ['top secret', kept.entry.tokens.access, kept.entry.tokens.refresh ?? '?'])
    expect(listed).not.toContain(secret);
  expect(listed).toContain('mallory');
});

test('an entry of another version, or a broken one, counts as none', async () => {
  const vault = new Map([
    ['oauth token a b', '{"version":2}'],
    ['oauth token c d', '{'],
  ]);
  const store = createTokenStore({
    list: async () => ({ ok: true, value: Array.from(vault.keys(), (name) => ({ name, kept: 'vault' as const })) }),
    read: async (name) => ({ ok: true, value: { value: vault.get(name) ?? '' } }),
    write: async () => ({ ok: true, value: 'vault' }),
    remove: async () => ({ ok: true, value: undefined }),
  });
  expect(valueOf(await store.list())).toEqual([]);
});
