import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

describe('a list by its flavour', () => {
  const list = (query: string) => send(practice, `/library/books/?page_size=50&fields=id&${query}`);
  const idsFrom = (first: number, count: number) => Array.from({ length: count }, (_, at) => ({ id: first + at }));

  test('is an envelope of links and meta in Laravel', async () => {
    const at = (page: number) => `${practice.url}/library/books/?fields=id&flavour=laravel&page=${page}&page_size=50`;
    expect((await list('flavour=laravel&page=2')).json()).toEqual({
      data: idsFrom(51, 50),
      links: { first: at(1), prev: at(1), next: at(3), last: at(5) },
      meta: {
        current_page: 2,
        from: 51,
        last_page: 5,
        path: `${practice.url}/library/books/`,
        per_page: 50,
        to: 100,
        total: 240,
      },
    });
    expect((await list('flavour=laravel&search=xyzzy')).json()).toMatchObject({
      data: [],
      links: { prev: null, next: null },
      meta: { current_page: 1, from: null, to: null, last_page: 1, total: 0 },
    });
  });

  test('is bare in Rails, with links in the head', async () => {
    const { headers, json } = await list('flavour=rails&page=5');
    expect(json()).toEqual(idsFrom(201, 40));
    expect([headers['total'], headers['per-page']]).toEqual(['240', '50']);
    expect(String(headers.link).match(/rel="\w+"/g)).toEqual(['rel="first"', 'rel="prev"', 'rel="last"']);
  });

  test('is bare in Express, with nothing that leads on', async () => {
    const { headers, json } = await list('flavour=express');
    expect([json(), headers.link]).toEqual([idsFrom(1, 50), undefined]);
  });
});

test('a page of Express says what it cannot get, and DRF says it in JSON all the same', async () => {
  const html = { Accept: 'text/html,*/*;q=0.8' };
  const express = await send(practice, '/nowhere?flavour=express', { headers: html });
  expect([express.status, express.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(express.text).toContain('<pre>Cannot GET /nowhere</pre>');
  expect((await send(practice, '/nowhere', { headers: html })).headers['content-type']).toBe('application/json');
});

test('whoever takes problem details alone is told of problems, and gets JSON where there is none', async () => {
  const headers = { Accept: 'application/problem+json' };
  const missing = await send(practice, '/library/books/9999/', { headers });
  expect([missing.status, missing.headers['content-type'], missing.headers.vary]).toEqual([
    404,
    'application/problem+json',
    'Accept',
  ]);
  expect((await send(practice, '/library/books/1/', { headers })).status).toBe(200);
});

test.each([
  ['drf', 'sessionid', 'X-CSRFToken', 403, { detail: 'CSRF Failed: CSRF token missing or incorrect.' }],
  ['rails', '_practice_session', 'X-CSRF-Token', 422, { status: 422, error: 'Unprocessable Entity' }],
  ['laravel', 'laravel_session', 'X-XSRF-TOKEN', 419, { message: 'CSRF token mismatch.' }],
  [
    'express',
    'connect.sid',
    'CSRF-Token',
    403,
    { error: { name: 'ForbiddenError', status: 403, message: 'invalid csrf token' } },
  ],
])('%s guards its form', async (...row) => {
  const [name, session, header, status, body] = row;
  const path = `/contrasts/frameworks/${name}/form`;
  const begun = await send(practice, path);
  const pairs = (begun.headers['set-cookie'] ?? []).map((cookie) => (cookie.split(';')[0] ?? '').split('='));
  const cookies = Object.fromEntries(pairs) as Record<string, string>;
  const { csrf_token: inBody, read_from_cookie: from } = begun.json() as { csrf_token?: string; read_from_cookie?: string };
  const token = inBody ?? cookies[from ?? ''] ?? '';
  const cookie = { Cookie: `${session}=${cookies[session]}` };
  const post = (headers: Record<string, string>) => send(practice, path, { method: 'POST', headers });
  expect((await post({ ...cookie, [header]: token })).status).toBe(204);
  expect((await post({ [header]: token })).status).toBe(status);
  const bare = await post(cookie);
  expect([bare.status, bare.json()]).toEqual([status, body]);
});
