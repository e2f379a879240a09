import { countMember, isArray, isObject, member, textMember, type JsonValue } from '../json-value.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** HAL: relations in `_links`, numbers in Spring's `page` where there is one. */
export const hal: PagingStyle = {
  name: 'hal',
  read({ json, url }) {
    const links = member(json, '_links');
    if (!isObject(links)) return null;
    const at = (rel: string) => turn(hrefOf(links.get(rel)), url);
    const [previous, next] = [at('prev') ?? at('previous'), at('next')];
    const page = member(json, 'page');
    const number = countMember(page, 'number');
    if (previous === null && next === null && number === null) return null;
    return {
      first: at('first'),
      previous,
      next,
      last: at('last'),
      count: countMember(page, 'totalElements') ?? countMember(json, 'total') ?? countMember(json, 'count'),
      pageSize: countMember(page, 'size'),
      // Spring counts its pages from 0.
      page: number === null ? null : number + 1,
      readFrom: isObject(page) ? ['_links', 'page'] : ['_links'],
    };
  },
};

function hrefOf(link: JsonValue | undefined): string | null {
  const one = isArray(link) ? link[0] : link;
  // A template has gaps to fill before it can be followed.
  return member(one, 'templated') === true ? null : textMember(one, 'href');
}
