import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestEngine, type TestEngine } from './exchange.test-support';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { readPage } from '#shared/hypermedia/read-page';
import type { Auth } from '#shared/model/auth';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { explainExchange } from '#shared/explain/explain-exchange';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  engine = await createTestEngine();
  practice = await startPracticeServer();
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

/** Sends for real and explains what came. */
async function why(change: Partial<RequestDraft>) {
  const draft = { ...createDraft(), ...change };
  const exchange = await engine.send(draft);
  if (exchange.phase !== 'finished') throw new Error(exchange.failure.kind);
  const hop = exchange.hops.at(-1);
  const page = readPage({
    method: draft.method,
    url: hop?.url ?? '',
    status: exchange.head.status,
    headers: exchange.head.headers,
    body: await engine.bodyText(exchange),
  });
  const explanation = explainExchange({ exchange, draft, page });
  return {
    status: exchange.head.status,
    titles: explanation.steps.map(({ tone, title }) => `${tone}: ${title}`),
    tries: explanation.tries.map(({ title }) => title),
    steps: explanation.steps,
    explanation,
  };
}

const at = (path: string) => practice.url + path;
const bearer = (token: string, prefix = 'Bearer'): Auth => ({ kind: 'bearer', token, prefix });
const person = (username: string) => {
  const found = practice.accounts.find((account) => account.username === username);
  if (!found) throw new Error(`${username} does not live there`);
  return found;
};

async function accessToken(): Promise<string> {
  const answer = await fetch(at('/auth/jwt/create/'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'alice', password: 'practice' }),
  });
  return ((await answer.json()) as { access: string }).access;
}

describe('a 401', () => {
  test('without a credential says so, names the challenge, and offers the form for it', async () => {
    const { status, titles, tries, steps } = await why({ url: at('/auth/basic/') });
    expect({ status, titles, tries }).toEqual({
      status: 401,
      titles: ['bad: No credential was sent', 'plain: So the server asked who this is'],
      tries: ['Log in with Basic', 'Add a credential'],
    });
    expect(steps[1]?.parts?.[0]).toEqual({ name: 'scheme', value: 'Basic', meaning: 'name and password, in Base64' });
    expect(steps[1]?.evidence[0]).toMatchObject({ kind: 'received', field: 'WWW-Authenticate' });
  });

  test('with a wrong password names who was asking', async () => {
    const { titles, steps } = await why({
      url: at('/auth/basic/'),
      auth: { kind: 'basic', username: 'alice', password: 'wrong' },
    });
    expect(titles[0]).toBe('good: A credential was sent');
    expect(steps[0]?.detail).toBe('Authorization: Basic for alice.');
  });

  test('after another scheme word offers the same token after the right one', async () => {
    const { titles, tries, explanation } = await why({ url: at('/auth/token/'), auth: bearer(person('alice').token) });
    expect(titles).toContain('bad: It has another scheme than the server asks for');
    expect(tries[0]).toBe('Send the same token after “Token”');
    const [first] = explanation.tries;
    const draft = first?.action.kind === 'send' ? first.action.draft : createDraft();
    expect((await why(draft)).status).toBe(200);
  });

  test('with a token that has expired says by how much, on the server’s clock', async () => {
    const token = await accessToken();
    await fetch(at('/practice/clock'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ advance: 3_600 }),
    });
    const { status, titles, steps } = await why({ url: at('/auth/jwt/'), auth: bearer(token) });
    expect(status).toBe(401);
    expect(titles).toEqual([
      'good: A credential was sent',
      'plain: It says that it is signed',
      'bad: But it was past its time',
      'plain: So the server asked who this is',
    ]);
    expect(steps[0]?.detail).toMatch(/^Authorization: Bearer with a JWT for /);
    expect(steps[2]?.detail).toMatch(/^It ended 5\d min \d+ s before/);
    expect(steps[2]?.times?.points.map(({ label }) => label)).toEqual(['issued, iat', 'expired, exp', 'sent']);
  });

  test('with a good token that was changed on the way does not blame its time', async () => {
    const token = await accessToken();
    const { titles } = await why({ url: at('/auth/jwt/'), auth: bearer(`${token.slice(0, -4)}AAAA`) });
    expect(titles).toContain('good: It is within its time');
    expect(titles.filter((title) => title.startsWith('bad'))).toEqual([]);
  });
});

describe('a 403', () => {
  test('of a member names the one who may not, and offers somebody else', async () => {
    const { status, titles, tries } = await why({
      url: at('/permissions/is-admin-user/'),
      auth: { kind: 'basic', username: 'alice', password: 'practice' },
    });
    expect({ status, titles, tries }).toEqual({
      status: 403,
      titles: ['good: A credential was sent', 'bad: The server knows who asks, and alice may not do this'],
      tries: ['Ask as somebody else', 'Ask without a credential'],
    });
  });

  test('of a server that logs in by key says that 401 may be meant', async () => {
    const { status, titles, tries } = await why({ url: at('/auth/api-key/') });
    expect({ status, titles, tries }).toEqual({
      status: 403,
      titles: ['bad: No credential was sent', 'bad: And nobody may not do this'],
      tries: ['Say who is asking'],
    });
  });
});

describe('credentials play no part in', () => {
  test.each([['/library/books/1/'], ['/library/books/0/'], ['/status/409']])('the answer of %s', async (path) => {
    const { titles } = await why({ url: at(path), auth: bearer(person('alice').token, 'Token') });
    expect(titles.filter((title) => /credential/.test(title))).toEqual([]);
  });
});

test('what was typed by hand into the headers counts as sent, and “without a credential” leaves it out', async () => {
  const { titles, explanation } = await why({
    url: at('/auth/basic/'),
    headers: [createRow('Authorization', `Basic ${btoa('bert:wrong')}`), createRow('X-Other', 'stays')],
  });
  expect(titles[0]).toBe('good: A credential was sent');
  const bare = explanation.tries.find(({ title }) => title === 'Ask without a credential');
  expect(bare?.action.draft.headers.map(({ name, enabled }) => [name, enabled])).toEqual([
    ['Authorization', false],
    ['X-Other', true],
  ]);
});
