import type { Paging } from '../page';
import { roleOf } from '../filters/filter-names.ts';
import { queryOf } from '../filters/query-of.ts';
import { withoutParam } from './page-address.ts';

/**
 * The parameter that makes this page another than the first, such as a token or the last id that was seen: without it the
 * address is the one of the first page. Null where there is none.
 */
export function placeParam(url: string, paging: Pick<Paging, 'first' | 'confidence'> | null): string | null {
  if (paging === null || paging.first === null || !URL.canParse(url)) return null;
  const { href } = new URL(paging.first);
  // A first page that the answer names may have lost a filter on the way.
  const mayBePlace = (name: string) => paging.confidence !== 'given' || roleOf(name) === 'turns';
  const isPlace = (name: string) => mayBePlace(name) && new URL(withoutParam(url, name)).href === href;
  return [...queryOf(url).keys()].find(isPlace) ?? null;
}
