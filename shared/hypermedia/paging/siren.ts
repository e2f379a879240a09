import { countMember, member } from '../json-value.ts';
import { isSiren, sirenLink } from '../kinds/siren.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** Siren: links in the relations next and prev. */
export const siren: PagingStyle = {
  name: 'siren',
  read(input) {
    const { json, url, contentType } = input;
    if (!isSiren(json, contentType)) return null;
    const at = (...relations: string[]) => turn(sirenLink(json.get('links'), ...relations), url);
    const [previous, next] = [at('prev', 'previous'), at('next')];
    if (previous === null && next === null) return null;
    const properties = member(json, 'properties');
    const count = countMember(properties, 'total') ?? countMember(properties, 'totalItems') ?? countMember(properties, 'count');
    return { first: at('first'), previous, next, last: at('last'), count, readFrom: ['links'] };
  },
};
