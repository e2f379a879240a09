import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphqlAccept } from '#shared/graphql/graphql-text';
import { blankBody, type GraphqlBody } from '#shared/model/body';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import { createDraft } from '#shared/model/request-draft';
import { resolveDraft } from '#shared/variables/resolve-draft';
import type { VariableValue } from '#shared/variables/resolve-text';
import { startPracticeServer, type PracticeServer } from '../practice/server.ts';
import { createTestEngine, type TestEngine } from './exchange.test-support';

let practice: PracticeServer;
let engine: TestEngine;
beforeAll(async () => {
  [practice, engine] = [await startPracticeServer(), await createTestEngine()];
});
afterAll(async () => {
  await practice.stop();
  await engine.close();
});

const body = (fields: Partial<GraphqlBody>): GraphqlBody => ({ ...blankBody.graphql, ...fields });

const one = 'query One($id: ID!) { book(id: $id) { title } }';

const headerOf = (exchange: FinishedExchange | FailedExchange, name: string): string | undefined =>
  exchange.hops[0]?.requestHeaders.find(([field]) => field.toLowerCase() === name)?.[1];

async function ask(fields: Partial<GraphqlBody>, method = 'POST', path = '/graphql') {
  const exchange = await engine.send({ ...createDraft(`${practice.url}${path}`, method), body: body(fields) });
  if (exchange.phase !== 'finished') throw new Error(JSON.stringify(exchange.failure));
  const answer: unknown = JSON.parse(await engine.bodyText(exchange));
  return { exchange, status: exchange.head.status, answer };
}

const salt = { data: { book: { title: 'The Salt Archive' } } };

test.each(['POST', 'GET'])('%s has an operation carried out, with its variables', async (method) => {
  const { status, answer, exchange } = await ask({ query: one, variables: '{"id": 21}' }, method);
  expect([status, answer, headerOf(exchange, 'accept')]).toEqual([200, salt, graphqlAccept]);
  expect(headerOf(exchange, 'content-type')).toBe(method === 'POST' ? 'application/json' : undefined);
  expect(headerOf(exchange, 'content-length') !== undefined).toBe(method === 'POST');
});

test('the operation that is named is the one of several that is carried out', async () => {
  const query = `${one} query Two { categories { id } }`;
  expect((await ask({ query, variables: '{"id": "21"}', operationName: 'One' })).answer).toEqual(salt);
  expect((await ask({ query, variables: '{"id": "21"}', operationName: 'One' }, 'GET')).answer).toEqual(salt);
  expect((await ask({ query })).answer).toMatchObject({ errors: [{ message: expect.stringContaining('operationName') }] });
});

test('a query that is none is sent all the same, and the server says what is wrong', async () => {
  const { answer } = await ask({ query: '{ book(id: 21) { title }' });
  expect(answer).toMatchObject({ errors: [{ message: expect.stringContaining('Syntax Error') }] });
});

interface Told {
  readonly target: string;
  readonly body: string;
}

/** A server that writes down what it is told, and sends whoever asks for /old on. */
async function withRecorder(askOf: (url: string) => Promise<void>): Promise<Told[]> {
  const told: Told[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const target = request.url ?? '';
    told.push({ target, body: Buffer.concat(pieces).toString() });
    if (target.startsWith('/old')) response.writeHead(302, { Location: target.replace('/old', '/new') });
    response.end('{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await askOf(`http://127.0.0.1:${port}`);
  await once(server.close(), 'close');
  return told;
}

test.each(['POST', 'GET'])('what is sent by %s is what was typed, numbers and all', async (method) => {
  const query = '{ a(s: "é & +\n") }';
  const variables = ' {"big": 12345678901234567890, "price": 1.50}\n';
  const typed = { query, variables, operationName: 'Ü' };
  const [told] = await withRecorder(async (url) => {
    await engine.send({ ...createDraft(`${url}/g?x=1#end`, method), body: body(typed) }, { keepAlive: false });
  });
  if (method === 'GET') {
    const asked = new URL(told?.target ?? '', 'http://a').searchParams;
    expect(Object.fromEntries(asked)).toEqual({ ...typed, x: '1', variables: variables.trim() });
    expect(told?.body).toBe('');
  } else {
    const text = `{"query":${JSON.stringify(query)},"variables":${variables.trim()},"operationName":"Ü"}`;
    expect(told).toEqual({ target: '/g?x=1', body: text });
  }
});

test('a redirect of a GET does not ask twice over', async () => {
  const told = await withRecorder(async (url) => {
    await engine.send({ ...createDraft(`${url}/old`, 'GET'), body: body({ query: '{ a }' }) }, { keepAlive: false });
  });
  expect(told.map(({ target }) => target)).toEqual(['/old?query=%7B+a+%7D', '/new?query=%7B+a+%7D']);
});

test('variables are filled in before the query is written down as JSON', async () => {
  const value = (text: string): VariableValue => ({ text, scope: 'request', hosts: [] });
  const values: Readonly<Record<string, VariableValue>> = {
    id: value('21'),
    name: value('One'),
    field: value('title'),
    note: value('a "quote"'),
  };
  const draft = {
    ...createDraft(`${practice.url}/graphql`, 'POST'),
    body: body({
      query: '# {{note}}\nquery One($id: ID!) { book(id: $id) { {{field}} } } query Two { categories { id } }',
      variables: '{"id": {{id}}}',
      operationName: '{{name}}',
    }),
  };
  const filled = resolveDraft(draft, (name) => values[name]);
  if (!filled.ok) throw new Error(JSON.stringify(filled.failure));
  const exchange = await engine.send(filled.value.draft);
  expect(JSON.parse(await engine.bodyText(exchange))).toEqual(salt);
});

test('variables that are no JSON are refused before anything is sent, with the place and what to do', async () => {
  const exchange = await engine.send({
    ...createDraft(`${practice.url}/graphql`, 'POST'),
    body: body({ query: '{ a }', variables: '{\n  "id": 21,\n}' }),
  });
  expect(exchange).toMatchObject({
    phase: 'failed',
    hops: [],
    failure: {
      kind: 'badDraft',
      place: { part: 'body', field: 'variables' },
      reason:
        'The variables are not JSON. Line 3, column 1: there is a comma after the last entry. Mend them there, or empty them to send none.',
    },
  });
});
