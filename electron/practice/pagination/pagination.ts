import type { Endpoint } from '../endpoint.ts';
import { prettyJson } from '../frame/answer.ts';
import { inserter } from './inserter.ts';
import { pagingEndpoint, type PagingStyle } from './paging-style.ts';
import { badCursors } from './styles/bad-cursors.ts';
import { maxId, plainPage, skipTake } from './styles/bare.ts';
import { cursor } from './styles/cursor.ts';
import { atom, fhir, odata, s3Xml } from './styles/domains.ts';
import { laravel, nestedLinks, none, pageInBody } from './styles/envelopes.ts';
import { graphql } from './styles/graphql.ts';
import { oaiPmh } from './styles/harvest.ts';
import { contentRange, continuationHeader, linkHeader, nextRange, totalCountHeader } from './styles/headers.ts';
import { collectionJson, hal, hydra, jsonApi, siren } from './styles/hypermedia.ts';
import { limitOffset } from './styles/limit-offset.ts';
import { pageNumber } from './styles/page-number.ts';
import { hasMore, keyset, postCursor, token } from './styles/tokens.ts';

const styles: readonly PagingStyle[] = [
  pageNumber,
  limitOffset,
  cursor,
  linkHeader,
  nestedLinks,
  jsonApi,
  hal,
  siren,
  hydra,
  collectionJson,
  odata,
  fhir,
  atom,
  s3Xml,
  oaiPmh,
  token,
  hasMore,
  laravel,
  pageInBody,
  totalCountHeader,
  contentRange,
  nextRange,
  continuationHeader,
  keyset,
  postCursor,
  graphql,
  plainPage,
  skipTake,
  maxId,
  none,
  ...badCursors,
];

const index: Endpoint = {
  path: '/pagination/',
  methods: ['GET'],
  group: 'Pagination',
  summary: 'Every style of pages',
  description:
    'The same 240 books, newest first, in every way a list is handed out. Each takes ?search= as well, so that an empty page can be seen.',
  tryIt: [{ method: 'GET', path: '/pagination/', expect: 200, says: 'links to them' }],
  handle: (ask) => prettyJson(200, Object.fromEntries(styles.map(({ name }) => [name, `${ask.origin}/pagination/${name}/`]))),
};

export const pagination: readonly Endpoint[] = [index, ...styles.map(pagingEndpoint), inserter];
