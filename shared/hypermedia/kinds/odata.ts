import { isArray, isObject, member } from '../json-value';
import { without, type Kind } from './kind';

/** OData up to version 3: everything inside `d`, lists as `results`. Later versions look like any envelope. */
export const odata: Kind = {
  name: 'odata',
  read(body) {
    const wrapped = member(body, 'd');
    const results = member(wrapped, 'results');
    if (!isObject(body) || body.size !== 1 || !isObject(wrapped) || !isArray(results)) return null;
    const rest = without(wrapped, ['results', '__next', '__count']);
    return { list: { items: results, pointer: '/d/results' }, resource: rest.size > 0 ? rest : null, links: [] };
  },
};
