import { baseOf, isFeed } from '../kinds/xml-lists.ts';
import { childText } from '../parse-xml.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** A paged feed (RFC 5005): link elements of the feed in the relations first, previous, next and last. */
export const atom: PagingStyle = {
  name: 'atom',
  read({ xml, url }) {
    if (xml === undefined || !isFeed(xml)) return null;
    const links = xml.children.filter(({ name }) => name === 'link');
    const at = (...relations: readonly string[]) => {
      const found = links.find(({ attributes }) => relations.includes(attributes.get('rel') ?? ''));
      return turn(found?.attributes.get('href'), baseOf(xml, url));
    };
    const turns = { first: at('first'), previous: at('previous', 'prev'), next: at('next'), last: at('last') };
    if (turns.previous === null && turns.next === null) return null;
    // OpenSearch counts, where a feed is the answer to a search.
    const total = childText(xml, 'totalResults') ?? '';
    return { ...turns, count: /^\d{1,15}$/.test(total) ? Number(total) : null, readFrom: ['link'] };
  },
};
