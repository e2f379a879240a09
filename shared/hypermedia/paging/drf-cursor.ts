import { countMember, isArray, isObject } from '../json-value.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** DRF's cursors: `next` and `previous` around `results`, no number of all rows; the cursor itself is opaque. */
export const drfCursor: PagingStyle = {
  name: 'drf-cursor',
  read({ json, url }) {
    const isCursor =
      isObject(json) &&
      isArray(json.get('results')) &&
      json.has('next') &&
      json.has('previous') &&
      countMember(json, 'count') === null;
    if (!isCursor) return null;
    const [previous, next] = [turn(json.get('previous'), url), turn(json.get('next'), url)];
    return { previous, next, first: previous === null ? null : withoutCursor(url), readFrom: ['next', 'previous', 'results'] };
  },
};

/** A list without its cursor begins at the beginning. */
function withoutCursor(address: string): string | null {
  const url = new URL(address);
  if (!url.searchParams.has('cursor')) return null;
  url.searchParams.delete('cursor');
  return url.href;
}
