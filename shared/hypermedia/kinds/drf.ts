import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import { without, type Kind } from './kind.ts';

/** A page of a Django REST framework list: `results` beside `next` and `previous`, or with these nested in `links`. */
export const drf: Kind = {
  name: 'drf',
  read(body) {
    const results = member(body, 'results');
    if (!isObject(body) || !isArray(results) || !(hasTurns(body) || hasTurns(member(body, 'links')))) return null;
    const rest = without(body, ['count', 'next', 'previous', 'results', ...(hasTurns(member(body, 'links')) ? ['links'] : [])]);
    return { list: { items: results, pointer: '/results' }, resource: rest.size > 0 ? rest : null, links: [] };
  },
};

const hasTurns = (value: JsonValue | undefined): boolean => isObject(value) && isTurn(value, 'next') && isTurn(value, 'previous');

const isTurn = (object: JsonObject, name: string): boolean => object.get(name) === null || typeof object.get(name) === 'string';

/** What OPTIONS answers there: the view's name, its description and what it can do. */
export const drfMetadata: Kind = {
  name: 'drf-metadata',
  read(body) {
    const isMetadata = isArray(member(body, 'renders')) && isArray(member(body, 'parses')) && textMember(body, 'name') !== null;
    if (!isMetadata || !isObject(body)) return null;
    return {
      list: null,
      resource: without(body, ['name', 'description']),
      links: [],
      title: textMember(body, 'name'),
      description: textMember(body, 'description'),
    };
  },
};
