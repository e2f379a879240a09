import type { PagingCorrection } from '../../model/paging-correction.ts';
import { member, type JsonArray, type JsonValue } from '../json-value.ts';
import { linksOfHead } from '../links-of-head.ts';
import type { Paging, PagingConfidence } from '../page.ts';
import type { ReadInput } from '../page-input.ts';
import { atom } from './atom.ts';
import { bodyCursor } from './body-cursor.ts';
import { collectionJson } from './collection-json.ts';
import { contentRange } from './content-range.ts';
import { continuationHeader } from './continuation-header.ts';
import { drfCursor } from './drf-cursor.ts';
import { drfLimitOffset, drfPageNumber } from './drf-count.ts';
import { fhir } from './fhir.ts';
import { finishPaging } from './finish-paging.ts';
import { graphql } from './graphql.ts';
import { hal } from './hal.ts';
import { hasMore } from './has-more.ts';
import { hydra } from './hydra.ts';
import { jsonApi } from './json-api.ts';
import { keyset } from './keyset.ts';
import { laravel } from './laravel.ts';
import { linkHeader } from './link-header.ts';
import { nestedLinks } from './nested-links.ts';
import { odata } from './odata.ts';
import { pageInBody } from './page-in-body.ts';
import { offsetParam, pageParam } from './page-param.ts';
import { nextRange } from './next-range.ts';
import { oaiPmh } from './oai-pmh.ts';
import type { PagingInput, PagingReading, PagingStyle } from './paging-style.ts';
import { s3Xml } from './s3-xml.ts';
import { siren } from './siren.ts';
import type { StyleName } from './style-words.ts';
import { token } from './token.ts';
import { totalInHeader } from './total-in-header.ts';

/** Asked in this order; among those that are equally sure, the first wins. */
const styles: readonly PagingStyle[] = [
  linkHeader,
  nextRange,
  continuationHeader,
  drfLimitOffset,
  drfPageNumber,
  drfCursor,
  jsonApi,
  hal,
  siren,
  collectionJson,
  hydra,
  odata,
  fhir,
  atom,
  // Its cursor is called as tokens are.
  graphql,
  token,
  s3Xml,
  oaiPmh,
  hasMore,
  laravel,
  pageInBody,
  totalInHeader,
  contentRange,
  pageParam,
  offsetParam,
  keyset,
  bodyCursor,
  nestedLinks,
];

/** The styles there are, in the order in which they are asked. */
export const styleNames: readonly StyleName[] = styles.map(({ name }) => name);

/** How the list of an answer is divided into pages; null when it is not. A style that a person chose is the only one asked. */
export function readPaging(input: ReadInput, rows: JsonArray, correction: PagingCorrection | null = null): Paging | null {
  const asked = { ...input, rows, correction, headerLinks: linksOfHead(input) };
  if (correction !== null) return readStyle(byName.get(correction.style), asked);
  let best: Paging | null = null;
  for (const style of styles) {
    const found = readStyle(style, asked);
    if (found && (best === null || sureness[found.confidence] > sureness[best.confidence])) best = found;
    // An address that the answer gives is never beaten by one that we would make.
    if (best?.confidence === 'given') return best;
  }
  return best;
}

const byName = new Map<string, PagingStyle>(styles.map((style) => [style.name, style]));

function readStyle(style: PagingStyle | undefined, asked: PagingInput): Paging | null {
  const reading = style?.read(asked) ?? null;
  return style && reading && canBeAsked(reading, asked) ? finishPaging(style.name, reading, asked) : null;
}

/** What a POST asked for lies in its body: an address made from such an answer would lead elsewhere. */
const canBeAsked = ({ next, confidence = 'given' }: PagingReading, { method, json, correction }: PagingInput): boolean =>
  confidence === 'given' ||
  ((method !== 'POST' || !next) && (confidence !== 'guessed' || correction !== null || !saysNoNext(json)));

/** An answer that has a place for a next and leaves it empty is not guessed at. */
const saysNoNext = (json: JsonValue | undefined): boolean =>
  [json, member(json, 'links'), member(json, 'paging')].some((holder) => member(holder, 'next') === null);

const sureness: Readonly<Record<PagingConfidence, number>> = { given: 3, likely: 2, guessed: 1 };
