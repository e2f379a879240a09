import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { blankAuth, type AuthOf } from '#shared/model/auth';
import type { Exchange } from '#shared/model/exchange';
import { createTestEngine, rows, type TestEngine } from '../../engine/exchange.test-support';
import { startPracticeServer, type PracticeServer } from '../../practice/server';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());
beforeEach(async () => {
  engine = await createTestEngine();
  return () => engine.close();
});

const account = () => {
  const [first] = practice.accounts;
  if (!first) throw new Error('nobody lives there');
  return first;
};
const statuses = (exchange: Exchange) => exchange.hops.map(({ head }) => head?.status);
const sides = (exchange: Exchange) =>
  exchange.hops.flatMap((hop) => hop.sides.map(({ method, status }) => `${method} ${status}`));

describe('a session', () => {
  const session = (change: Partial<AuthOf<'session'>> = {}): AuthOf<'session'> => {
    const { username, password } = account();
    return { ...blankAuth.session, loginUrl: '/auth/session/login/', username, password, ...change };
  };
  const url = () => `${practice.url}/auth/session/`;

  test('is begun through the form, kept, and shown with what changes something', async () => {
    const first = await engine.send({ url: url(), auth: session() });
    expect(statuses(first)).toEqual([200]);
    expect(sides(first)).toEqual(['GET 200', 'POST 302']);
    const second = await engine.send({ method: 'PUT', url: url(), auth: session() });
    expect([sides(second), statuses(second)]).toEqual([[], [405]]);
    expect(second.hops[0]?.requestHeaders.map(([name]) => name)).toEqual(
      expect.arrayContaining(['Cookie', 'X-CSRFToken', 'Referer']),
    );
    expect(first.hops[0]?.requestHeaders.map(([name]) => name)).not.toContain('X-CSRFToken');
  });

  test('with a wrong password is a failure that says so, and the form is not asked twice', async () => {
    const exchange = await engine.send({ url: url(), auth: session({ password: 'guess' }) });
    expect(exchange).toMatchObject({
      phase: 'failed',
      failure: { kind: 'authFailed', reason: 'the login form came again, so name or password is wrong' },
    });
    expect(sides(exchange)).toEqual(['GET 200', 'POST 200']);
  });

  test('that the server has ended is begun anew, once', async () => {
    const auth = session();
    const first = await engine.send({ url: url(), auth });
    const cookie = first.hops[0]?.requestHeaders.find(([name]) => name === 'Cookie')?.[1] ?? '';
    // Somebody else ends it. What says so is a 403, which counts only when the session is not quite new.
    await engine.send({ method: 'POST', url: `${url()}logout/`, headers: rows(['Cookie', cookie]) });
    const soon = await engine.send({ url: url(), auth });
    expect(statuses(soon)).toEqual([403]);
  });

  test('of parallel requests is begun once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => engine.send({ url: url(), auth: session() })));
    expect(all.map(statuses)).toEqual(Array(6).fill([200]));
    expect(all.flatMap(sides)).toEqual(['GET 200', 'POST 302']);
  });

  test('keeps its cookies beside those that were typed', async () => {
    const exchange = await engine.send({ url: url(), auth: session(), headers: rows(['cookie', 'mine=1']) });
    expect(exchange.hops[0]?.requestHeaders.find(([name]) => name === 'cookie')?.[1]).toMatch(
      /^mine=1; csrftoken=.*; sessionid=/,
    );
  });

  test('is another one for another person', async () => {
    const [, other] = practice.accounts;
    if (!other) throw new Error('nobody else lives there');
    const cookieOf = (exchange: Exchange) => exchange.hops[0]?.requestHeaders.find(([name]) => name === 'Cookie')?.[1];
    const one = await engine.send({ url: url(), auth: session() });
    const two = await engine.send({ url: url(), auth: session({ username: other.username, password: other.password }) });
    expect(sides(two)).toEqual(['GET 200', 'POST 302']);
    expect(cookieOf(one)).not.toBe(cookieOf(two));
  });
});

describe('a token of Django REST framework', () => {
  const token = (change: Partial<AuthOf<'token'>>): AuthOf<'token'> => ({ ...blankAuth.token, ...change });
  const url = () => `${practice.url}/auth/token/`;

  test('that was typed', async () => {
    expect(statuses(await engine.send({ url: url(), auth: token({ token: account().token }) }))).toEqual([200]);
    expect(statuses(await engine.send({ url: url(), auth: token({ token: 'nobody' }) }))).toEqual([401]);
  });

  test('that is fetched with name and password, once', async () => {
    const { username, password } = account();
    const auth = token({ source: 'login', username, password });
    const first = await engine.send({ url: url(), auth });
    expect([sides(first), statuses(first)]).toEqual([['POST 200'], [200]]);
    const second = await engine.send({ url: url(), auth });
    expect([sides(second), statuses(second)]).toEqual([[], [200]]);
  });

  test('that is not given says why', async () => {
    const exchange = await engine.send({ url: url(), auth: token({ source: 'login', username: 'nobody', password: '' }) });
    expect(exchange).toMatchObject({
      failure: { kind: 'authFailed', reason: 'the server answered 400 when it was asked for a token' },
    });
  });
});
