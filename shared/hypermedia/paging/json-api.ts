import { countMember, isArray, isObject, member, textMember, type JsonValue } from '../json-value.ts';
import { isJsonApi } from '../kinds/json-api.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** JSON:API: `links` with first, prev, next and last beside `data`. */
export const jsonApi: PagingStyle = {
  name: 'json-api',
  read(input) {
    const { json, url } = input;
    const [links, data] = [member(json, 'links'), member(json, 'data')];
    if (!isObject(json) || !isObject(links) || !isArray(data)) return null;
    const at = (rel: string) => turn(hrefOf(links.get(rel)), url);
    if (!['first', 'last', 'prev', 'next'].some((rel) => links.has(rel)) || !isJsonApi(json, data, input)) return null;
    return {
      first: at('first'),
      previous: at('prev'),
      next: at('next'),
      last: at('last'),
      count: totalOf(json),
      readFrom: ['links'],
    };
  },
};

const hrefOf = (link: JsonValue | undefined): string | null => (typeof link === 'string' ? link : textMember(link, 'href'));

/** The specification leaves totals to `meta`; these names are the usual ones. */
function totalOf(json: JsonValue): number | null {
  const meta = member(json, 'meta');
  const places = [meta, member(meta, 'page'), member(meta, 'pagination')];
  const names = ['total', 'count', 'totalCount', 'total_count', 'totalItems', 'recordCount', 'record-count'];
  return places.flatMap((place) => names.map((name) => countMember(place, name))).find((count) => count !== null) ?? null;
}
