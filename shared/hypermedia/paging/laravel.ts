import { countMember, isArray, isObject, member, type JsonObject } from '../json-value.ts';
import { turn, type PagingReading, type PagingStyle } from './paging-style.ts';

/** Laravel: `links` and `meta` beside `data`, or all of it flat with `next_page_url`. */
export const laravel: PagingStyle = {
  name: 'laravel',
  read({ json, url }) {
    if (!isObject(json) || !isArray(json.get('data'))) return null;
    return readResources(json, url) ?? readFlat(json, url);
  },
};

/** API resources have their addresses in `links` and their numbers in `meta`. */
function readResources(json: JsonObject, url: string): PagingReading | null {
  const [links, meta] = [json.get('links'), json.get('meta')];
  if (!isObject(links) || !isObject(meta)) return null;
  if (countMember(meta, 'current_page') === null || countMember(meta, 'per_page') === null) return null;
  return { ...turnsOf((name) => turn(links.get(name), url)), ...numbers(meta), readFrom: ['links', 'meta'] };
}

function readFlat(json: JsonObject, url: string): PagingReading | null {
  // Its cursors have no numbers, but a size beside them.
  const hasCursor = json.has('next_cursor') && countMember(json, 'per_page') !== null;
  const isPaginator = countMember(json, 'current_page') !== null || hasCursor;
  if (!json.has('next_page_url') || !isPaginator) return null;
  const turns = turnsOf((name) => turn(member(json, `${name}_page_url`), url));
  return { ...turns, ...numbers(json), readFrom: ['next_page_url', 'prev_page_url'] };
}

const turnsOf = (at: (name: string) => string | null) => ({
  first: at('first'),
  previous: at('prev'),
  next: at('next'),
  last: at('last'),
});

const numbers = (holder: JsonObject) => ({
  page: countMember(holder, 'current_page'),
  pages: countMember(holder, 'last_page'),
  pageSize: countMember(holder, 'per_page'),
  count: countMember(holder, 'total'),
  usualSizeParam: 'per_page',
});
