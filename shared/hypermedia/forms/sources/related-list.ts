import { isNewOrigin, webUrl } from '../../web-url.ts';
import type { RelatedList } from '../form-field.ts';

/**
 * The list a resource is one of, from the address of the resource: the path above its last segment, when that looks like an
 * identifier. Null on another origin, and where no list can be told.
 */
export function relatedTo(address: string, base: string, searchParam: string | null = null): RelatedList | null {
  const url = webUrl(address, base);
  if (url === null || isNewOrigin(url, base)) return null;
  const { origin, pathname } = new URL(url);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1);
  if (segments.length < 2 || last === undefined || !isIdentifier(last)) return null;
  const end = pathname.endsWith('/') ? '/' : '';
  const list = `${origin}/${segments.slice(0, -1).join('/')}${end}`;
  return { url: list, searchParam, value: { kind: 'address' }, labelMember: null };
}

/** Digits, a UUID, or another word with a digit in it: what a list would not be called. */
const isIdentifier = (segment: string): boolean =>
  /\d/.test(segment) && !/\.[A-Za-z]\w{1,4}$/.test(segment) && !/^v\d+$/i.test(segment);
