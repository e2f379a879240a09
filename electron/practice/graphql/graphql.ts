import type { ExecutionResult } from 'graphql';
import type { Endpoint, SocketAsk, TryIt } from '../endpoint.ts';
import { typed, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { aliceSendsJson, asBert, jsonType } from '../library/examples.ts';
import { anyAuthenticator, authenticate } from '../policies/authentication.ts';
import type { Caller } from './caller.ts';
import { readParams } from './read-params.ts';
import { checkOperation, runOperation, type Checked } from './run-operation.ts';
import { speakTransportWs, transportWs } from './speak-transport-ws.ts';
import { answerAsEvents } from './stream-results.ts';

const resultType = 'application/graphql-response+json';
const asQuery = (query: string, variables?: object): string => JSON.stringify({ query, ...(variables && { variables }) });
const asAddress = (path: string, query: string): string => `${path}?query=${encodeURIComponent(query)}`;

const bodyProperties = {
  query: { type: 'string' },
  variables: { type: 'object' },
  operationName: { type: 'string' },
};

const partial = '{ book(id: 21) { title loans { member due } } }';
const change = 'mutation ($input: ChangeBookInput!) { changeBook(input: $input) { title price } }';
const countdown = 'subscription { countdown(from: 2, everyMs: 50) { left word } }';
const schemaQuestion = asQuery('{ __schema { queryType { name } } }');

export const graphql = graphqlEndpoint('/graphql', false, {
  summary: 'The library over GraphQL',
  description:
    'One address for everything: a query says which fields of which books, authors and comments are wanted, a mutation changes the rows that /library shows, and a subscription tells of such changes, over WebSocket (graphql-transport-ws) or as server-sent events where Accept asks for them. The schema can be asked for. Reading is free, writing needs a credential; what cannot be given is null with an error beside it.',
  tryIt: [
    {
      method: 'POST',
      path: '/graphql',
      headers: jsonType,
      body: asQuery('query ($id: ID!) { book(id: $id) { title author { name } } }', { id: 21 }),
      expect: 200,
      says: 'two fields of one book',
    },
    {
      method: 'POST',
      path: '/graphql',
      headers: jsonType,
      body: asQuery(
        '{ books(first: 3, filter: { inStock: true }) { totalCount edges { node { title } } pageInfo { endCursor } } }',
      ),
      expect: 200,
      says: 'a page, and where the next begins',
    },
    { method: 'GET', path: asAddress('/graphql', '{ categories { name } }'), expect: 200, says: 'a query in the address' },
    {
      method: 'POST',
      path: '/graphql',
      headers: jsonType,
      body: asQuery(partial),
      expect: 200,
      says: 'a book, and an error in it',
    },
    {
      method: 'POST',
      path: '/graphql',
      headers: aliceSendsJson,
      body: asQuery(partial),
      expect: 200,
      says: 'alice sees her loan',
    },
    {
      method: 'POST',
      path: '/graphql',
      headers: aliceSendsJson,
      body: asQuery(change, { input: { id: 21, price: '9.50' } }),
      expect: 200,
      says: 'a new price',
    },
    {
      method: 'POST',
      path: '/graphql',
      headers: jsonType,
      body: asQuery('mutation { removeComment(id: 1) { id } }'),
      expect: 200,
      says: 'no data, because nobody said who asks',
    },
    {
      method: 'POST',
      path: '/graphql',
      headers: { ...jsonType, Accept: resultType },
      body: asQuery('{ book { titel } }'),
      expect: 400,
      says: 'a field that is not in the schema',
    },
    {
      method: 'POST',
      path: '/graphql',
      headers: jsonType,
      body: asQuery('{ book { titel } }'),
      expect: 200,
      says: 'the same as older clients expect it',
    },
    {
      method: 'GET',
      path: asAddress('/graphql', 'mutation { removeComment(id: 1) { id } }'),
      expect: 405,
      says: 'a GET changes nothing',
    },
    {
      method: 'POST',
      path: '/graphql',
      headers: { ...jsonType, Accept: 'text/event-stream' },
      body: asQuery(countdown),
      expect: 200,
      says: 'a subscription as events',
    },
    {
      method: 'POST',
      path: '/graphql',
      headers: jsonType,
      body: schemaQuestion,
      expect: 200,
      says: 'what the schema begins with',
    },
    {
      method: 'POST',
      path: '/graphql',
      headers: { ...asBert, 'Content-Type': 'text/plain' },
      body: '{}',
      expect: 415,
      says: 'not JSON',
    },
    { method: 'GET', path: '/graphql', expect: 400, says: 'no query' },
  ],
});

export const closedGraphql = graphqlEndpoint('/graphql/closed', true, {
  summary: 'GraphQL that keeps its schema to itself',
  description:
    'The same as /graphql, with introspection switched off, as many servers have it in production: what is in the schema must be known from somewhere else.',
  tryIt: [
    {
      method: 'POST',
      path: '/graphql/closed',
      headers: jsonType,
      body: asQuery('{ book(id: 21) { title } }'),
      expect: 200,
      says: 'asked as always',
    },
    {
      method: 'POST',
      path: '/graphql/closed',
      headers: { ...jsonType, Accept: resultType },
      body: schemaQuestion,
      expect: 400,
      says: 'the schema is not told',
    },
  ],
});

interface Words {
  readonly summary: string;
  readonly description: string;
  readonly tryIt: readonly TryIt[];
}

function graphqlEndpoint(path: string, isClosed: boolean, words: Words): Endpoint {
  return {
    path,
    methods: ['GET', 'POST'],
    group: 'Other styles',
    ...words,
    describes: { POST: { body: { type: 'object', required: ['query'], properties: bodyProperties } } },
    subprotocols: [transportWs],
    webSocket: (socket, ask) => {
      // What offers no such protocol cannot be understood here, and the protocol has a code for it.
      if (socket.protocol !== transportWs) socket.close(4406, 'Subprotocol not acceptable');
      else speakTransportWs(socket, { isClosed, greet: (payload) => callerBy(ask, payload) });
    },
    handle: (ask) => answer(ask, isClosed),
  };
}

async function answer(ask: Ask, isClosed: boolean): Promise<WholeAnswer> {
  const person = authenticate(ask, anyAuthenticator);
  if (!person.ok) return refuse(ask, person.refusal);
  const params = await readParams(ask);
  if (!params.ok) return refuse(ask, params.refusal);
  const checked = checkOperation(params.value, isClosed);
  const caller: Caller = { world: ask.world, person: person.value };
  if (accepts(ask, 'text/event-stream')) return answerAsEvents(checked, caller);
  if (!checked.ok) return answerWith(ask, { errors: checked.errors });
  return unfit(ask, checked) ?? answerWith(ask, await runOperation(checked, caller));
}

/** What this way of asking cannot carry. */
function unfit(ask: Ask, { type }: Extract<Checked, { ok: true }>): WholeAnswer | null {
  if (type === 'subscription')
    return refuse(ask, {
      status: 406,
      detail: 'A subscription has more than one answer.',
      help: `Ask with Accept: text/event-stream, or over a WebSocket that offers ${transportWs}.`,
    });
  if (type === 'query' || ask.method === 'POST') return null;
  return refuse(ask, { status: 405, detail: 'Only a query goes by GET.', headers: [['Allow', 'POST']] });
}

/** Clients that know the media type of GraphQL get the status of HTTP as well; others get 200 whatever came of it (GraphQL over HTTP, 6.4). */
function answerWith(ask: Ask, result: ExecutionResult): WholeAnswer {
  const isKnown = accepts(ask, resultType);
  const status = isKnown && result.data === undefined ? 400 : 200;
  return typed(status, `${isKnown ? resultType : 'application/json'}; charset=utf-8`, JSON.stringify(result), [
    ['Vary', 'Accept'],
  ]);
}

const accepts = (ask: Ask, mediaType: string): boolean => (ask.headers.accept ?? '').toLowerCase().includes(mediaType);

/** Whoever opened the socket, or whoever connection_init names in place of a header. */
function callerBy(ask: SocketAsk, payload: Readonly<Record<string, unknown>>): Caller | null {
  const said = Object.entries(payload).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const headers = typeof said === 'string' ? { ...ask.headers, authorization: said } : ask.headers;
  const person = authenticate({ ...ask, headers }, anyAuthenticator);
  return person.ok ? { world: ask.world, person: person.value } : null;
}
