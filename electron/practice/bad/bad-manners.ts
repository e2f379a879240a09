import type { ServerResponse } from 'node:http';
import type { Endpoint } from '../endpoint.ts';
import { type Answer, json, text, typed } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';

interface Manner {
  /** What is wrong with it. */
  readonly lacks: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly expect: number | 'broken';
  answer(ask: Ask): Answer;
}

/** Answers that leave out, or put in, what HTTP says of their status. */
const manners: Readonly<Record<string, Manner>> = {
  'no-challenge': {
    lacks: '401, and no WWW-Authenticate: nobody learns how to log in. Compare /auth/basic/',
    method: 'GET',
    expect: 401,
    answer: () => json(401, { error: 'not logged in' }),
  },
  'no-allow': {
    lacks: '405, and no Allow: what is allowed, one has to guess. Compare PUT /api/Comment',
    method: 'PUT',
    expect: 405,
    answer: () => json(405, { error: 'wrong method' }),
  },
  'no-location': {
    lacks: '201, and no Location: where the new thing lives, nobody says. Compare POST /library/books/',
    method: 'POST',
    expect: 201,
    answer: () => json(201, { created: true }),
  },
  'no-retry': {
    lacks: '429, and no Retry-After: so everybody tries again at once. Compare /throttle/anon/',
    method: 'GET',
    expect: 429,
    answer: () => json(429, { error: 'slow down' }),
  },
  'body-in-204': {
    lacks: '204, and a body behind it, which no client reads. Compare DELETE /api/Category/2',
    method: 'DELETE',
    // A strict client breaks the connection off.
    expect: 'broken',
    answer: () => ({ status: 204, takeOver: (_request, response) => writeBodyBehind(response) }),
  },
  'page-for-an-error': {
    lacks: '500 as a page for people, to a program that reads JSON. Compare /strict/bug',
    method: 'GET',
    expect: 500,
    answer: () =>
      typed(500, 'text/html; charset=utf-8', '<!doctype html><title>Server Error</title><h1>Server Error (500)</h1>\n'),
  },
  traceback: {
    lacks: '500 for a number that is none, with the insides of the server. Compare POST /library/books/',
    method: 'POST',
    expect: 500,
    answer: () => text(500, 'File "views.py", line 12, in create\nValueError: invalid literal for int() with base 10: \'ten\'\n'),
  },
  'json-as-text': {
    lacks: 'JSON that calls itself plain text. Compare /library/books/21/',
    method: 'GET',
    expect: 200,
    answer: () => typed(200, 'text/plain; charset=utf-8', '{"id":21,"title":"The Salt Archive"}'),
  },
};
const names = Object.keys(manners);

function writeBodyBehind({ socket }: ServerResponse): void {
  const body = '{"deleted":true}';
  socket?.end(
    `HTTP/1.1 204 No Content\r\nDate: ${new Date().toUTCString()}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

export const badManners: Endpoint = {
  path: '/bad/manners/{name}',
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  group: 'Bad twins',
  summary: 'Answers without manners',
  description: `Wrong on purpose, each in one way: ${names.map((name) => `${name}: ${manners[name]?.lacks}`).join('; ')}.`,
  tryIt: names.map((name) => ({
    method: manners[name]?.method ?? 'GET',
    path: `/bad/manners/${name}`,
    expect: manners[name]?.expect ?? 200,
    says: manners[name]?.lacks ?? '',
  })),
  handle(ask) {
    const name = ask.params['name'] ?? '';
    const manner = Object.hasOwn(manners, name) ? manners[name] : undefined;
    return manner ? manner.answer(ask) : refuse(ask, { status: 404, detail: `There are ${names.join(', ')}.` });
  },
};
