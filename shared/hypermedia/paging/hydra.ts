import { countMember, isObject, textMember, type JsonValue } from '../json-value.ts';
import { hydraMember } from '../hydra/hydra-terms.ts';
import { memberKey } from '../kinds/hydra.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** Hydra: a `view` of the collection with first, previous, next and last; its first drafts had `nextPage` and the like in a PagedCollection. */
export const hydra: PagingStyle = {
  name: 'hydra',
  read({ json, url }) {
    if (!isObject(json) || memberKey(json) === null) return null;
    const view = hydraMember(json, 'view');
    const at = (name: string) => turn(idOf(hydraMember(view, name) ?? hydraMember(json, `${name}Page`)), url);
    const turns = { first: at('first'), previous: at('previous'), next: at('next'), last: at('last') };
    if (Object.values(turns).every((address) => address === null)) return null;
    const count = countMember(json, 'hydra:totalItems') ?? countMember(json, 'totalItems');
    return { ...turns, count, readFrom: [['hydra:view', 'view', 'hydra:nextPage'].find((name) => json.has(name)) ?? 'nextPage'] };
  },
};

/** A link is an address, or an object with one as its `@id`. */
const idOf = (link: JsonValue | undefined): string | null => (typeof link === 'string' ? link : textMember(link, '@id'));
