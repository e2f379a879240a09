import { isArray } from '../../hypermedia/json-value';
import { parseJson } from '../../hypermedia/parse-json';
import type { ExchangeRule } from '../advice-rule';
import { fromRequest, fromSentBody, fromStatus } from '../quote';
import { isId, lastOf } from '../read-address';
import type { Seen } from '../seen';
import { isPlural } from '../../noun-forms';
import { wordsOf } from '../word-forms';

/** Plurals that are one thing of somebody's. */
const oneThing =
  /^(?:settings|preferences|options|credentials|details|permissions|notes|tags|favou?rites|contents|statistics|terms)$/;

export const writeOnCollection: ExchangeRule = {
  id: 'write-on-collection',
  title: 'PUT or DELETE on a whole collection',
  weight: 'trap',
  reason:
    'PUT replaces what the address names, DELETE removes it: on a collection that is everything in it. One id forgotten in a client, and the list is empty. Most APIs refuse it with 405 and take PUT and DELETE for one thing at a time.',
  source: {
    name: 'RFC 9110, 9.3.4 and 9.3.5: PUT and DELETE act on the target resource',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.4',
  },
  example: { worse: 'DELETE /api/categories', better: 'DELETE /api/categories/3' },
  look(seen) {
    if (seen.method !== 'PUT' && seen.method !== 'DELETE') return null;
    const status = seen.answer?.status ?? 0;
    // A server that refuses does what it should.
    if (status >= 400 || isObjectStore(seen)) return null;
    const last = lastOf(seen.address);
    const says = whyCollection(seen, last);
    if (says === null) return null;
    return {
      says,
      evidence: [fromRequest(seen, last), ...(seen.answer ? [fromStatus(seen.answer)] : []), ...fromList(seen)],
      instead: `${seen.method} /${[...seen.address.segments, '{id}'].join('/')}`,
    };
  },
};

type Why = (seen: Seen, last: string) => string | null;

/** What tells that an address is that of a whole collection, the surest first. */
const whys: readonly Why[] = [
  ({ sentBody, method }, last) =>
    isArray(jsonOf(sentBody)) ? `A list was sent: ${method} here replaces all that ${last} holds.` : null,
  ({ address }) => {
    const name = address.query.find(([field]) => /^(?:id|pk|uuid)$/i.test(field))?.[0];
    return name === undefined
      ? null
      : `Which one is meant says ${name} in the query, and without it the address is the whole collection.`;
  },
  ({ answer }, last) => (isArray(answer?.json) ? `${last} answers with a list, so this acts on all of it.` : null),
  (seen, last) => (isMany(last) && !isOfOne(seen) ? `${last} names many, so this acts on all of them.` : null),
];

function whyCollection(seen: Seen, last: string): string | null {
  if (last === '' || isId(last) || last.includes('.')) return null;
  for (const why of whys) {
    const says = why(seen, last);
    if (says !== null) return says;
  }
  return null;
}

function isMany(last: string): boolean {
  const word = wordsOf(last).at(-1) ?? '';
  return isPlural(word) && !oneThing.test(word);
}

const jsonOf = (text: string | null) => (text === null ? undefined : parseJson(text));

/** Below one thing a plural may be the set that is replaced as one, as the tags of a note are. */
const isOfOne = ({ address: { segments } }: Seen): boolean => isId(segments.at(-2) ?? '') || segments.includes('me');

/** Buckets and containers are named by those who make them. */
const isObjectStore = ({ answer, requestHeaders }: Seen): boolean =>
  [...(answer?.headers ?? []), ...requestHeaders].some(([name]) => /^x-(?:amz|container|object|auth-token|cdmi)/i.test(name));

const fromList = ({ sentBody }: Seen) =>
  sentBody !== null && sentBody.trimStart().startsWith('[') ? [fromSentBody(sentBody)] : [];
