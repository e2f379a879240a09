import type { Endpoint, TryIt } from '../endpoint.ts';
import { aliceSendsJson, asBert, jsonType } from '../library/examples.ts';
import { answerGraphql, callerBy, resultType, type Openness } from './answer-graphql.ts';
import { hashOf, trustedDocuments } from './find-document.ts';
import { speakTransportWs, transportWs } from './speak-transport-ws.ts';

const asQuery = (query: string, variables?: object): string => JSON.stringify({ query, ...(variables && { variables }) });
const asAddress = (path: string, query: string): string => `${path}?query=${encodeURIComponent(query)}`;

const bodyProperties = {
  query: { type: 'string' },
  variables: { type: 'object' },
  operationName: { type: 'string' },
  documentId: { type: 'string' },
  extensions: { type: 'object' },
};

const partial = '{ book(id: 21) { title loans { member due } } }';
const change = 'mutation ($input: ChangeBookInput!) { changeBook(input: $input) { title price } }';
const countdown = 'subscription { countdown(from: 2, everyMs: 50) { left word } }';
const schemaQuestion = asQuery('{ __schema { queryType { name } } }');

const persistedQuery = '{ categories { name } }';
const asPersisted = (query?: string): string =>
  JSON.stringify({
    ...(query !== undefined && { query }),
    extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(persistedQuery) } },
  });

export const graphql = graphqlEndpoint(
  { path: '/graphql' },
  {
    summary: 'The library over GraphQL',
    description:
      'One address for everything: a query says which fields of which books, authors and comments are wanted, a mutation changes the rows that /library shows, and a subscription tells of such changes, over WebSocket (graphql-transport-ws) or as server-sent events where Accept asks for them. The schema can be asked for. Reading is free, writing needs a credential; what cannot be given is null with an error beside it. A query may be asked for by its SHA-256 once it was sent whole with it, and a stream of events may be reserved by PUT, to ask on it by POST (single connection mode).',
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
      {
        method: 'POST',
        path: '/graphql',
        headers: jsonType,
        body: asPersisted(persistedQuery),
        expect: 200,
        says: 'a query and its hash: from now on the hash will do',
      },
      {
        method: 'POST',
        path: '/graphql',
        headers: jsonType,
        body: asPersisted(),
        expect: 200,
        says: 'the hash alone: the same answer, or PersistedQueryNotFound',
      },
      { method: 'PUT', path: '/graphql', expect: 201, says: 'a stream is reserved; the body is its token' },
      {
        method: 'DELETE',
        path: '/graphql?operationId=1',
        headers: { 'X-GraphQL-Event-Stream-Token': 'none' },
        expect: 404,
        says: 'a token that nobody was given',
      },
    ],
  },
);

export const closedGraphql = graphqlEndpoint(
  { path: '/graphql/closed', isClosed: true },
  {
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
  },
);

export const trustedGraphql = graphqlEndpoint(
  { path: '/graphql/trusted', onlyTrusted: true },
  {
    summary: 'GraphQL that runs known documents alone',
    description: `The same as /graphql for a client of its own: a query is named by documentId and never sent, so nothing is run that its makers did not write. Known are ${Object.keys(trustedDocuments).join(' and ')}, each also by its hash, as sha256:….`,
    tryIt: [
      {
        method: 'POST',
        path: '/graphql/trusted',
        headers: jsonType,
        body: JSON.stringify({ documentId: 'x-one-book', variables: { id: 21 } }),
        expect: 200,
        says: 'a document by its id',
      },
      {
        method: 'GET',
        path: '/graphql/trusted?documentId=x-book-titles',
        expect: 200,
        says: 'by GET, which caches understand',
      },
      {
        method: 'POST',
        path: '/graphql/trusted',
        headers: { ...jsonType, Accept: resultType },
        body: asQuery('{ book(id: 21) { title } }'),
        expect: 400,
        says: 'a query of one’s own is not run',
      },
    ],
  },
);

interface Words {
  readonly summary: string;
  readonly description: string;
  readonly tryIt: readonly TryIt[];
}

function graphqlEndpoint({ path, ...open }: Openness & { readonly path: string }, words: Words): Endpoint {
  const { isClosed = false, onlyTrusted = false } = open;
  const described = { body: { type: 'object', ...(!onlyTrusted && { required: ['query'] }), properties: bodyProperties } };
  const shared = {
    path,
    group: 'Other styles',
    ...words,
    describes: { POST: described },
    handle: (ask) => answerGraphql(ask, open),
  } as const satisfies Omit<Endpoint, 'methods'>;
  if (onlyTrusted) return { ...shared, methods: ['GET', 'POST'] };
  return {
    ...shared,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    subprotocols: [transportWs],
    webSocket: (socket, ask) => {
      // What offers no such protocol cannot be understood here, and the protocol has a code for it.
      if (socket.protocol !== transportWs) socket.close(4406, 'Subprotocol not acceptable');
      else speakTransportWs(socket, { isClosed, greet: (payload) => callerBy(ask, payload) });
    },
  };
}
