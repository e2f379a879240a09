import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { World } from '../world/world.ts';
import type { SentParams } from './read-params.ts';
import type { Params } from './run-operation.ts';

/** Documents that the server knew before anybody asked, by the ids that a client of its own would be built with. */
export const trustedDocuments: Readonly<Record<string, string>> = {
  'x-one-book': 'query OneBook($id: ID!) { book(id: $id) { title price author { name } } }',
  'x-book-titles':
    'query BookTitles($after: String) { books(first: 5, after: $after) { edges { node { title } } pageInfo { hasNextPage endCursor } } }',
};

/** So many documents are learned by their hash; the oldest gives way. */
const mostLearned = 200;

type Found = { readonly ok: true; readonly params: Params } | { readonly ok: false; readonly errors: readonly GraphQLError[] };

const none = (code: string, message: string): Found => ({
  ok: false,
  errors: [new GraphQLError(message, { extensions: { code } })],
});

/**
 * The document that a request names or brings: by the id of one that is trusted (GraphQL over HTTP, “Persisted Documents”), by a
 * hash that somebody taught (automatic persisted queries), or whole.
 */
export function findDocument(world: World, sent: SentParams, onlyTrusted: boolean): Found {
  const { query, documentId, extensions } = sent;
  if (typeof documentId === 'string') {
    const known = documentOf(documentId);
    if (known === undefined) return none('DOCUMENT_NOT_FOUND', `The document ${documentId.slice(0, 80)} is not known here.`);
    return { ok: true, params: { ...sent, query: known } };
  }
  if (onlyTrusted)
    return none('DOCUMENT_REQUIRED', 'Only documents that are known here are run: name one by documentId, and send no query.');
  const persisted = extensions?.['persistedQuery'];
  if (typeof persisted === 'object' && persisted !== null) return byHash(world, sent, { ...persisted });
  return typeof query === 'string'
    ? { ok: true, params: { ...sent, query } }
    : none('BAD_USER_INPUT', 'There is neither a query nor anything that stands for one.');
}

/** An id is the server's own, or the hash of the text. */
const documentOf = (id: string): string | undefined =>
  Object.hasOwn(trustedDocuments, id)
    ? trustedDocuments[id]
    : Object.values(trustedDocuments).find((query) => id === `sha256:${hashOf(query)}`);

function byHash(world: World, sent: SentParams, { version, sha256Hash }: { version?: unknown; sha256Hash?: unknown }): Found {
  const { query } = sent;
  if (version !== 1 || typeof sha256Hash !== 'string')
    return none('BAD_USER_INPUT', 'A persisted query has version 1 and sha256Hash, its SHA-256 in hexadecimal digits.');
  const learned = world.recall('graphql documents', () => new Map<string, string>());
  if (typeof query !== 'string') {
    const known = learned.get(sha256Hash);
    // The very words that clients wait for before they send the query whole.
    if (known === undefined) return none('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    return { ok: true, params: { ...sent, query: known } };
  }
  if (hashOf(query) !== sha256Hash) return none('BAD_USER_INPUT', 'The hash is not that of the query.');
  learned.set(sha256Hash, query);
  for (const oldest of [...learned.keys()].slice(0, -mostLearned)) learned.delete(oldest);
  return { ok: true, params: { ...sent, query } };
}

/** SHA-256 of a text in UTF-8, as hexadecimal digits. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
