import { htmlText } from '../html-text.ts';
import { isObject, pointerTo, type JsonValue } from '../json-value.ts';
import { childOf, childText, type XmlElement } from '../parse-xml.ts';
import { webUrl } from '../web-url.ts';
import { baseOf } from '../xml-base.ts';
import type { KindReading } from './kind.ts';
import { linksOf, membersOf, valueOf } from './plain-xml.ts';

/** A feed of RSS: what it says of itself, and where its items stand. */
interface RssFeed {
  readonly channel: XmlElement;
  /** The element that the items are in: the channel, or what is around it (RSS 1.0). */
  readonly holder: XmlElement;
}

/** The channel of RSS 0.91 to 2.0, or of RSS 1.0 in RDF; null for any other XML. */
export function rssFeed(root: XmlElement): RssFeed | null {
  const channel = root.name === 'rss' || root.name === 'RDF' ? childOf(root, 'channel') : undefined;
  return channel ? { channel, holder: root.name === 'rss' ? channel : root } : null;
}

/** Links of Atom in a channel: where the feed is, and its other pages (RSS Advisory Board, “atom:link”; RFC 5005). */
export const atomLinksOf = ({ channel }: RssFeed): XmlElement[] =>
  channel.children.filter(({ name, attributes }) => name === 'link' && attributes.has('href'));

const saidElsewhere = ['title', 'description', 'link', 'items', '@rdf:about'];

/** The items of a channel, which says what it is called and about, and where its site is. Null for any other XML. */
export function readRss(root: XmlElement, url: string): KindReading | null {
  const feed = rssFeed(root);
  if (feed === null) return null;
  const { channel, holder } = feed;
  const around = baseOf(root, url);
  const base = baseOf(channel, around);
  const description = childText(channel, 'description');
  const items = holder.children.filter(({ name }) => name === 'item');
  // What stands beside the items of RSS 1.0 is said of the feed: its image, its field to search in.
  const beside = holder === channel ? [] : holder.children.filter((child) => child !== channel);
  const others = [...channel.children, ...beside].filter(({ name }) => name !== 'item');
  const parent = pointerTo('', root.qualified);
  const rest = membersOf({ ...channel, children: others });
  return {
    list: {
      items: items.map((item) => readItem(item, base)),
      pointer: pointerTo(holder === channel ? pointerTo(parent, channel.qualified) : parent, items[0]?.qualified ?? 'item'),
    },
    resource: new Map([...rest].filter(([name]) => !isSaidElsewhere(name))),
    links: linksOf({ ...channel, children: others.filter(({ name }) => name !== 'items') }, parent, around),
    title: childText(channel, 'title'),
    description: description === null ? null : htmlText(description),
  };
}

const isSaidElsewhere = (name: string): boolean => saidElsewhere.includes(name) || name.endsWith(':link');

/** An item, whose addresses are whole also where they are written from a base. */
function readItem(item: XmlElement, above: string): JsonValue {
  const value = valueOf(item);
  if (!isObject(value)) return value;
  const base = baseOf(item, above);
  const members = [...value].filter(([name]) => name !== '@xml:base');
  return new Map(members.map(([name, one]) => [name, name === 'link' || name === 'comments' ? whole(one, base) : one]));
}

const whole = (value: JsonValue, base: string): JsonValue =>
  typeof value !== 'string' || value === '' || /^https?:/i.test(value) ? value : (webUrl(value, base) ?? value);
