import { countMember, isArray, isObject, member } from '../json-value';
import { turn, type PagingStyle } from './paging-style';

/** `links` with `next` and `previous` inside, beside the rows, as custom paginators give them. */
export const nestedLinks: PagingStyle = {
  name: 'nested-links',
  read({ json, url }) {
    const links = member(json, 'links');
    if (!isObject(json) || !isObject(links) || !hasRows([...json.values()])) return null;
    const [previous, next] = [turn(links.get('previous') ?? links.get('prev'), url), turn(links.get('next'), url)];
    if (!links.has('next') && !links.has('previous') && !links.has('prev')) return null;
    return {
      first: turn(links.get('first'), url),
      previous,
      next,
      last: turn(links.get('last'), url),
      count: countMember(json, 'count') ?? countMember(json, 'total'),
      readFrom: ['links.next', 'links.previous', ...(json.has('count') ? ['count'] : [])],
    };
  },
};

const hasRows = (values: readonly unknown[]): boolean => values.some((value) => isArray(value as never));
