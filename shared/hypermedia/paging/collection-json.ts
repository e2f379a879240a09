import { isArray, memberAt, textMember } from '../json-value.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** Collection+JSON: links of the collection in the relations next and prev. */
export const collectionJson: PagingStyle = {
  name: 'collection-json',
  read({ json, url }) {
    const links = memberAt(json, ['collection', 'links']);
    if (!isArray(links)) return null;
    const at = (...relations: readonly string[]) => {
      const found = links.find((link) => relations.includes(textMember(link, 'rel') ?? ''));
      return turn(textMember(found, 'href'), url);
    };
    const [previous, next] = [at('prev', 'previous'), at('next')];
    if (previous === null && next === null) return null;
    return { first: at('first'), previous, next, last: at('last'), readFrom: ['collection.links'] };
  },
};
