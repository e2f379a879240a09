import { countMember, isArray, isObject, member, type JsonObject } from '../json-value.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** Laravel: `links` and `meta` beside `data`, or all of it flat with `next_page_url`. */
export const laravel: PagingStyle = {
  name: 'laravel',
  read({ json, url }) {
    if (!isObject(json) || !isArray(json.get('data'))) return null;
    const [links, meta] = [json.get('links'), json.get('meta')];
    if (
      isObject(links) &&
      isObject(meta) &&
      countMember(meta, 'current_page') !== null &&
      countMember(meta, 'per_page') !== null
    ) {
      const at = (name: string) => turn(links.get(name), url);
      return {
        first: at('first'),
        previous: at('prev'),
        next: at('next'),
        last: at('last'),
        ...numbers(meta),
        readFrom: ['links', 'meta'],
      };
    }
    if (!json.has('next_page_url') || countMember(json, 'current_page') === null) return null;
    const at = (name: string) => turn(member(json, `${name}_page_url`), url);
    return {
      first: at('first'),
      previous: at('prev'),
      next: at('next'),
      last: at('last'),
      ...numbers(json),
      readFrom: ['next_page_url', 'prev_page_url'],
    };
  },
};

const numbers = (holder: JsonObject) => ({
  page: countMember(holder, 'current_page'),
  pages: countMember(holder, 'last_page'),
  pageSize: countMember(holder, 'per_page'),
  count: countMember(holder, 'total'),
  usualSizeParam: 'per_page',
});
