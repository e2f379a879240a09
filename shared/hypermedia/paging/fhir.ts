import { countMember, isArray, member, textMember } from '../json-value.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** FHIR: the links of a Bundle by relation; R4 says previous, R5 prev as well. */
export const fhir: PagingStyle = {
  name: 'fhir',
  read({ json, url }) {
    const links = member(json, 'link');
    if (textMember(json, 'resourceType') !== 'Bundle' || !isArray(links)) return null;
    const at = (...relations: readonly string[]) => {
      const found = links.find((link) => relations.includes(textMember(link, 'relation') ?? ''));
      return turn(textMember(found, 'url'), url);
    };
    const turns = { first: at('first'), previous: at('previous', 'prev'), next: at('next'), last: at('last') };
    if (turns.previous === null && turns.next === null) return null;
    return { ...turns, count: countMember(json, 'total'), readFrom: ['link'] };
  },
};
