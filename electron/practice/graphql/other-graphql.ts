import { jsonType } from '../library/examples.ts';
import { resultType } from './answer-graphql.ts';
import { trustedDocuments } from './find-document.ts';
import { asQuery, graphqlEndpoint, schemaQuestion } from './graphql-endpoint.ts';

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

export const streamGraphql = graphqlEndpoint(
  { path: '/graphql/stream', onReserved: true },
  {
    summary: 'GraphQL whose results come over one stream',
    description:
      'Single connection mode of GraphQL over server-sent events, as clients have it that may not open many connections: PUT reserves a stream and answers with its token, GET opens it, POST asks on it under an id of its own and is only told 202, and DELETE stops what was asked. The token goes in X-GraphQL-Event-Stream-Token, or as ?token=.',
    tryIt: [
      { method: 'PUT', path: '/graphql/stream', expect: 201, says: 'a stream is reserved; the body is its token' },
      {
        method: 'POST',
        path: '/graphql/stream',
        headers: { ...jsonType, Accept: 'text/event-stream' },
        body: asQuery('subscription { countdown(from: 2, everyMs: 50) { left word } }'),
        expect: 400,
        says: 'no stream was reserved: what to do first',
      },
      {
        method: 'DELETE',
        path: '/graphql/stream?operationId=1',
        headers: { 'X-GraphQL-Event-Stream-Token': 'none' },
        expect: 404,
        says: 'a token that nobody was given',
      },
    ],
  },
);
