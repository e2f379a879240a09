import { pageLink } from '../find-links.ts';
import { webUrl } from '../web-url.ts';
import { htmlText } from '../html-text.ts';
import type { JsonObject, JsonValue } from '../json-value.ts';
import type { PageKind, PageLink } from '../page.ts';
import type { ReadInput } from '../page-input.ts';
import { withoutParam, withParam } from '../paging/page-address.ts';
import { byName, childOf, childText, type XmlElement } from '../parse-xml.ts';
import { baseOf } from '../xml-base.ts';
import type { KindReading } from './kind.ts';
import { readOai } from './oai-pmh.ts';
import { readPlainXml } from './plain-xml.ts';
import { readRss } from './rss.ts';

/** The kinds of XML. */
export const xmlKinds = ['atom', 'object-listing', 'plain-xml'] as const satisfies readonly PageKind[];

/** An XML body: an Atom feed, the listing of an object store, or any other. Null where it is no XML, or a page for browsers. */
export function readXml({
  xml,
  url,
}: ReadInput): { readonly kind: (typeof xmlKinds)[number]; readonly reading: KindReading } | null {
  if (xml === undefined) return null;
  if (isFeed(xml)) return { kind: 'atom', reading: readFeed(xml, baseOf(xml, url)) };
  if (isAtom(xml, 'entry')) return { kind: 'atom', reading: readSingle(xml, baseOf(xml, url)) };
  if (listingNames.has(xml.name)) return { kind: 'object-listing', reading: readListing(xml, url) };
  const reading = readOai(xml, url) ?? readRss(xml, url) ?? readPlainXml(xml, url);
  return reading && { kind: 'plain-xml', reading };
}

/** Listings of object stores: of keys, of their versions, and Azure's. */
export const listingNames: ReadonlySet<string> = new Set(['ListBucketResult', 'ListVersionsResult', 'EnumerationResults']);

/** Version 1.0 (RFC 4287) and the 0.3 before it. */
const atomNamespaces: ReadonlySet<string> = new Set(['http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#']);

/** Whether an element is one of Atom's, by its namespace. */
function isAtom({ name, qualified, attributes }: XmlElement, wanted: string): boolean {
  const prefix = qualified.includes(':') ? `:${qualified.split(':', 1)[0]}` : '';
  return name === wanted && atomNamespaces.has(attributes.get(`xmlns${prefix}`) ?? '');
}

/** Feeds without any namespace are read as well, where they have what makes one. */
export const isFeed = (xml: XmlElement): boolean =>
  isAtom(xml, 'feed') ||
  (xml.name === 'feed' && !xml.attributes.has('xmlns') && xml.children.some(({ name }) => name === 'entry' || name === 'link'));

/** One entry alone, as it answers its own address (RFC 4287, section 2). */
function readSingle(entry: XmlElement, base: string): KindReading {
  return {
    list: null,
    resource: new Map(leaves(entry, ['link'])),
    links: entry.children.filter(({ name }) => name === 'link').flatMap((link) => readLink(link, base)),
    title: wordsIn(entry, 'title'),
  };
}

/** A text construct as plain text, whichever of the three types it is of (RFC 4287, 3.1.1). */
function wordsIn(element: XmlElement, name: string): string | null {
  const said = childOf(element, name);
  if (said === undefined) return null;
  const type = said.attributes.get('type');
  if (type === 'xhtml') return allText(said);
  return type === 'html' ? htmlText(said.text.trim(), true) : said.text.trim();
}

function readFeed(feed: XmlElement, base: string): KindReading {
  return {
    list: { items: feed.children.filter(({ name }) => name === 'entry').map((entry) => readEntry(entry, base)), pointer: '' },
    resource: null,
    links: feed.children.filter(({ name }) => name === 'link').flatMap((link) => readLink(link, base)),
    title: wordsIn(feed, 'title'),
    description: wordsIn(feed, 'subtitle'),
  };
}

function readLink(link: XmlElement, base: string): PageLink[] {
  const { attributes } = link;
  const url = webUrl(attributes.get('href') ?? '', baseOf(link, base));
  const title = attributes.get('title') ?? null;
  return url === null ? [] : [pageLink({ rel: relOf(link), url, pointer: '', place: 'container', title }, base)];
}

/**
 * An entry leads where its alternate link leads (RFC 4287, 4.1.2), else to itself: where it is, or can be changed
 * (RFC 5023, 11.1). Where else it leads stands under the relation: an enclosure, what replies to it.
 */
function readEntry(entry: XmlElement, base: string): JsonObject {
  const own = baseOf(entry, base);
  const links = entry.children
    .filter(({ name }) => name === 'link')
    .flatMap((link) => {
      const href = webUrl(link.attributes.get('href') ?? '', baseOf(link, own));
      return href !== null && link.attributes.has('href') ? [{ rel: relOf(link), href }] : [];
    });
  const main = ['alternate', 'self', 'edit'].flatMap((rel) => links.find((one) => one.rel === rel) ?? [])[0];
  const values = leaves(entry, ['link']);
  const taken = new Set(['href', ...values.map(([name]) => name)]);
  const others = Map.groupBy(
    links.filter((one) => one !== main && one.rel !== 'self'),
    ({ rel }) => rel,
  );
  return new Map([
    ...values,
    ...(main ? [['href', main.href] as const] : []),
    ...[...others].map(([rel, [first, ...more]]) => {
      const addresses = [first, ...more].flatMap((one) => one?.href ?? []);
      // A child of that name says something else: `author` is a person, and a link to one.
      return [taken.has(rel) ? `${rel} link` : rel, more.length === 0 ? (addresses[0] ?? '') : addresses] as const;
    }),
  ]);
}

const relOf = ({ attributes }: XmlElement): string => attributes.get('rel') ?? 'alternate';

const rowNames = new Set(['Contents', 'Blob', 'Version', 'DeleteMarker']);

function readListing(listing: XmlElement, url: string): KindReading {
  const holders = [listing, ...listing.children.filter(({ name }) => name === 'Blobs')];
  const rows = holders.flatMap(({ children }) => children.filter(({ name }) => rowNames.has(name)));
  return {
    list: { items: rows.map((row) => new Map(leaves(row, []))), pointer: '' },
    resource: new Map(leaves(listing, [...rowNames, 'Blobs', 'CommonPrefixes'])),
    links: holders.flatMap(({ children }) => children.flatMap((child) => prefixLink(child, url))),
  };
}

/** What stands for all keys that go on alike, as a folder would: the same listing, of those. */
function prefixLink(element: XmlElement, url: string): PageLink[] {
  const prefix = childText(element, element.name === 'BlobPrefix' ? 'Name' : 'Prefix');
  if (!['CommonPrefixes', 'BlobPrefix'].includes(element.name) || !prefix) return [];
  const there = withParam(placesInListing.reduce(withoutParam, url), 'prefix', prefix);
  return [pageLink({ rel: 'prefix', url: there, pointer: '', place: 'container', title: prefix }, url)];
}

/** Where in a listing a request goes on: in another listing that is nowhere. */
const placesInListing = ['continuation-token', 'start-after', 'marker', 'key-marker', 'version-id-marker'];

/** The children of an element as members, several of one name as a list. XML has no numbers, so all is text. */
function leaves(element: XmlElement, except: readonly string[]): [string, JsonValue][] {
  const left = element.children.filter(({ name }) => !except.includes(name));
  return [...byName(element, left)].map(([name, elements]) => {
    const values = elements.map(leafOf);
    return [name, values.length === 1 && values[0] !== undefined ? values[0] : values];
  });
}

/** Text of a leaf, an object of any other; what Atom says in attributes, and the text of a page inside. */
function leafOf(element: XmlElement): JsonValue {
  const { name, attributes, children } = element;
  if (attributes.get('type') === 'xhtml') return allText(element);
  if (children.length > 0) return new Map(leaves(element, []));
  // The term of a category, and where content is that stands elsewhere (RFC 4287, 4.2.2 and 4.1.3.2).
  const said = name === 'category' ? (attributes.get('label') ?? attributes.get('term')) : attributes.get('src');
  return element.text.trim() || (said ?? '');
}

/** All text in an element, of its parts each behind what stands beside them. */
const allText = ({ text, children }: XmlElement): string =>
  [text.trim(), ...children.map(allText)].filter((part) => part !== '').join(' ');
