import type { ExchangeRule } from '../advice-rule';
import { findVerb } from '../crud-verbs';
import { fromRequest } from '../quote';
import { isId } from '../read-address';
import type { Seen } from '../seen';
import { isPlural } from '../../noun-forms';
import { wordsOf } from '../word-forms';

export const capitalInPath: ExchangeRule = {
  id: 'capital-in-path',
  title: 'Capital letters in the address',
  weight: 'style',
  reason:
    'Paths are compared letter by letter: /Category and /category are two addresses, one of them 404. People type them, mail programs and some servers change their case, so small letters with hyphens are what goes wrong least.',
  source: {
    name: 'RFC 3986, 6.2.2.1: only scheme and host are case-insensitive',
    url: 'https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2.1',
  },
  example: { worse: 'GET /api/Category', better: 'GET /api/categories' },
  look(seen) {
    // OData has its addresses from the names of a schema.
    if (seen.answer?.page?.kind === 'odata' || seen.address.segments.some((segment) => segment.startsWith('$'))) return null;
    // A function’s name in the path is told as such.
    const verb = findVerb(seen.address.segments)?.segment;
    const found = seen.address.segments.filter(
      (segment, at) => segment !== verb && isNameWithCapital(segment, seen.address.segments[at - 1] ?? ''),
    );
    const [first] = found;
    if (first === undefined) return null;
    return {
      says: `${found.map((segment) => `“${segment}”`).join(' and ')} must be written exactly so; ${small(first)} is another address.`,
      evidence: [fromRequest(seen, first)],
      instead: `${seen.method} ${withSmall(seen)}`,
    };
  },
};

/** What stands behind a plural names one thing, and things may be called what they like; so may files, codes and keys. */
const isNameWithCapital = (segment: string, before: string): boolean =>
  /^[A-Za-z][A-Za-z_-]*$/.test(segment) &&
  /[A-Z]/.test(segment) &&
  !/^(?:[A-Z]{2,5}|[a-z]{2}[-_][A-Z]{2})$/.test(segment) &&
  !isId(segment) &&
  !isPlural(before.toLowerCase());

const small = (segment: string): string => wordsOf(segment).join('-');

const withSmall = ({ address: { segments } }: Seen): string =>
  `/${segments.map((segment, at) => (isNameWithCapital(segment, segments[at - 1] ?? '') ? small(segment) : segment)).join('/')}`;
