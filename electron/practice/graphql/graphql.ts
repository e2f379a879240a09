import { aliceSendsJson, asBert, jsonType } from '../library/examples.ts';
import { resultType } from './answer-graphql.ts';
import { hashOf } from './find-document.ts';
import { asQuery, graphqlEndpoint, schemaQuestion } from './graphql-endpoint.ts';

const asAddress = (path: string, query: string): string => `${path}?query=${encodeURIComponent(query)}`;

const partial = '{ book(id: 21) { title loans { member due } } }';
const change = 'mutation ($input: ChangeBookInput!) { changeBook(input: $input) { title price } }';
const countdown = 'subscription { countdown(from: 2, everyMs: 50) { left word } }';

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
      'One address for everything: a query says which fields of which books, authors and comments are wanted, a mutation changes the rows that /library shows, and a subscription tells of such changes, over WebSocket (graphql-transport-ws) or as server-sent events where Accept asks for them. The schema can be asked for. Reading is free, writing needs a credential; what cannot be given is null with an error beside it. A query may be asked for by its SHA-256 once it was sent whole with it.',
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
    ],
  },
);
