import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainExchange } from '#shared/explain/explain-exchange';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { readPage } from '#shared/hypermedia/read-page';
import { blankAuth, type Auth } from '#shared/model/auth';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { answerWith, createTestEngine, rows, withRawServer, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => {
  engine = await createTestEngine();
  practice = await startPracticeServer({ complain: () => {} });
});
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

type Ask = readonly [method: string, path: string, more?: { readonly json?: string; readonly auth?: Auth }];

const nobody: Auth = { kind: 'none' };

function draftOf([method, path, { json, auth = nobody } = {}]: Ask): RequestDraft {
  const draft: RequestDraft = { ...createDraft(path.startsWith('/') ? practice.url + path : path, method), auth };
  if (json === undefined) return draft;
  return {
    ...draft,
    headers: rows(['Content-Type', 'application/json']),
    body: { kind: 'text', text: json, mediaType: 'application/json' },
  };
}

async function likeliest(ask: Ask): Promise<string> {
  const draft = draftOf(ask);
  const exchange = await engine.send(draft, draft.options);
  if (exchange.phase === 'failed') throw new Error(exchange.failure.kind);
  const page = readPage(pageOfExchange(exchange, await engine.bodyText(exchange)));
  return explainExchange({ exchange, draft, page }).causes[0]?.says ?? '';
}

const person = (username: string, password = 'practice'): { readonly auth: Auth } => ({
  auth: { kind: 'basic', username, password },
});
const taken = '{"title":"The Borrowed Ladder","isbn":"9780000000019","author":"/library/authors/2/","price":"18.40"}';

/** Two requests that end with the same status: what is the likeliest cause of the first is not that of the second. */
const table: readonly (readonly [what: string, ask: Ask, cause: RegExp, near: Ask])[] = [
  ['404: a placeholder', ['GET', '/library/books/{id}/'], /placeholder/, ['GET', '/library/books/9999/']],
  ['404: an id', ['GET', '/library/books/9999/'], /none with this id/, ['GET', '/library/nothing/']],
  ['404: an empty part of the path', ['GET', '/library//books/'], /Two slashes/, ['GET', '/library/nothing/']],
  ['404: capital letters', ['GET', '/Library/nothing/'], /capital letters/, ['GET', '/library/nothing/']],
  ['405: a list', ['PUT', '/api/Comment', person('alice')], /address of a list/, ['POST', '/strict/books/21']],
  ['405: an item', ['POST', '/strict/books/21'], /address of a single item/, ['PUT', '/api/Comment', person('alice')]],
  [
    '409: a value that is taken',
    ['POST', '/strict/books', { json: taken, ...person('alice') }],
    /unique/,
    ['POST', '/orders/1/confirm'],
  ],
  [
    '409: a step out of turn',
    ['POST', '/orders/1/confirm'],
    /state that does not allow/,
    ['POST', '/strict/books', { json: taken, ...person('alice') }],
  ],
  [
    '400: a parameter',
    ['GET', '/redirect/to?url=https://elsewhere.example/'],
    /parameter of the query/,
    ['POST', '/strict/books', { json: '{', ...person('alice') }],
  ],
  [
    '400: a field',
    ['POST', '/library/books/', { json: '{}', ...person('alice') }],
    /field of the body/,
    ['GET', '/redirect/to?url=https://elsewhere.example/'],
  ],
  ['401: nobody', ['GET', '/auth/basic/'], /asked as nobody/, ['GET', '/auth/basic/', person('alice', 'wrong')]],
  [
    '401: a wrong password',
    ['GET', '/auth/basic/', person('alice', 'wrong')],
    /name or the password/,
    ['GET', '/auth/basic/', { auth: { kind: 'bearer', prefix: 'Bearer', token: 'x' } }],
  ],
  [
    '401: a token',
    ['GET', '/auth/bearer/', { auth: { kind: 'bearer', prefix: 'Bearer', token: 'x' } }],
    /token has expired/,
    ['GET', '/auth/basic/', person('alice', 'wrong')],
  ],
  [
    '401: a signature of OAuth 1.0',
    ['GET', '/auth/oauth1/', { auth: { ...blankAuth.oauth1, consumerKey: 'practice-consumer', consumerSecret: 'x' } }],
    /secrets it is signed with/,
    ['GET', '/auth/oauth1/', person('alice')],
  ],
  [
    '401: a signature of AWS',
    [
      'GET',
      '/auth/basic/',
      { auth: { ...blankAuth.awsSigV4, accessKeyId: 'A', secretAccessKey: 'B', service: 's', region: 'r' } },
    ],
    /secret key, the region or the service/,
    ['GET', '/auth/basic/', person('alice', 'wrong')],
  ],
  [
    '403: a reader who changes',
    ['DELETE', '/strict/books/21', person('alice')],
    /may not change/,
    ['GET', '/permissions/is-admin-user/', person('alice')],
  ],
  [
    '403: somebody of another role',
    ['GET', '/permissions/is-admin-user/', person('alice')],
    /another role/,
    ['DELETE', '/strict/books/21', person('alice')],
  ],
  ['403: nobody', ['GET', '/auth/api-key/'], /403 where 401 is meant/, ['GET', '/permissions/is-admin-user/', person('alice')]],
  ['500: a parameter', ['GET', '/strict/bug?shelf=9'], /parameter of the query/, ['GET', '/strict/bug']],
  ['500: something behind it', ['GET', '/strict/bug'], /is not there/, ['GET', '/strict/bug?shelf=9']],
];

test.each(table)('%s', async (_what, ask, cause, near) => {
  expect(await likeliest(ask)).toMatch(cause);
  expect(await likeliest(near)).not.toMatch(cause);
});

/** What a server of bare sockets answers with these lines. */
const answered = (...lines: readonly string[]) =>
  withRawServer(answerWith(`${lines.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`), ({ url }) => likeliest(['GET', url]));

test('429: a burst and a day’s share are told apart', async () => {
  const of = (seconds: number) =>
    answered('HTTP/1.1 429 Too Many Requests', 'RateLimit: "r";r=0;t=30', `RateLimit-Policy: "r";q=5;w=${seconds}`);
  expect([await of(60), await of(86_400)]).toEqual([
    expect.stringMatching(/within a short time/),
    expect.stringMatching(/share of an hour or a day/),
  ]);
});

test('503: a server that names a time is being worked on, and one that does not may just be starting', async () => {
  expect(await answered('HTTP/1.1 503 Service Unavailable', 'Retry-After: 60')).toMatch(/being worked on/);
  expect(await answered('HTTP/1.1 503 Service Unavailable')).toMatch(/just been started/);
});
