import { atomLinksOf, rssFeed } from '../kinds/rss.ts';
import { isFeed } from '../kinds/xml-lists.ts';
import { childText, type XmlElement } from '../parse-xml.ts';
import { baseOf } from '../xml-base.ts';
import { turn, type PagingStyle } from './paging-style.ts';

/** A paged feed (RFC 5005): link elements of the feed in the relations first, previous, next and last; also in a channel of RSS. */
export const atom: PagingStyle = {
  name: 'atom',
  read({ xml, url }) {
    const feed = xml && feedOf(xml);
    if (!feed) return null;
    const { links, holder } = feed;
    const base = holder === xml ? url : baseOf(xml, url);
    const at = (...relations: readonly string[]) => {
      const found = links.find(({ attributes }) => relations.includes(attributes.get('rel') ?? ''));
      return found ? turn(found.attributes.get('href'), baseOf(found, baseOf(holder, base))) : null;
    };
    const turns = { first: at('first'), previous: at('previous', 'prev'), next: at('next'), last: at('last') };
    if (turns.previous === null && turns.next === null) return null;
    // OpenSearch counts, where a feed is the answer to a search.
    const total = childText(holder, 'totalResults') ?? '';
    return { ...turns, count: /^\d{1,15}$/.test(total) ? Number(total) : null, readFrom: ['link'] };
  },
};

interface Feed {
  /** What says the links and the count. */
  readonly holder: XmlElement;
  readonly links: readonly XmlElement[];
}

function feedOf(xml: XmlElement): Feed | null {
  if (isFeed(xml)) return { holder: xml, links: xml.children.filter(({ name }) => name === 'link') };
  const rss = rssFeed(xml);
  return rss && { holder: rss.channel, links: atomLinksOf(rss) };
}
