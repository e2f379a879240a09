import { pageLink } from '../find-links.ts';
import { webUrl } from '../web-url.ts';
import type { JsonObject, JsonValue } from '../json-value.ts';
import type { PageKind, PageLink } from '../page.ts';
import type { ReadInput } from '../page-input.ts';
import { childText, type XmlElement } from '../parse-xml.ts';
import type { KindReading } from './kind.ts';
import { readPlainXml } from './plain-xml.ts';

/** An XML body: an Atom feed, the listing of an object store, or any other. Null where it is no XML, or a page for browsers. */
export function readXml({ xml, url }: ReadInput): { readonly kind: PageKind; readonly reading: KindReading } | null {
  if (xml === undefined) return null;
  if (xml.name === 'feed') return { kind: 'atom', reading: readFeed(xml, url) };
  if (xml.name === 'ListBucketResult' || xml.name === 'EnumerationResults') {
    return { kind: 'object-listing', reading: readListing(xml) };
  }
  const reading = readPlainXml(xml, url);
  return reading && { kind: 'plain-xml', reading };
}

function readFeed(feed: XmlElement, base: string): KindReading {
  return {
    list: { items: feed.children.filter(({ name }) => name === 'entry').map(readEntry), pointer: '' },
    resource: null,
    links: feed.children.filter(({ name }) => name === 'link').flatMap((link) => readLink(link, base)),
    title: childText(feed, 'title'),
    description: childText(feed, 'subtitle'),
  };
}

function readLink({ attributes }: XmlElement, base: string): PageLink[] {
  const url = webUrl(attributes.get('href') ?? '', base);
  const title = attributes.get('title') ?? null;
  return url === null
    ? []
    : [pageLink({ rel: attributes.get('rel') ?? 'alternate', url, pointer: '', place: 'container', title }, base)];
}

/** An entry leads where its alternate link leads (RFC 4287, 4.1.2). */
function readEntry(entry: XmlElement): JsonObject {
  const link = entry.children.find(
    ({ name, attributes }) => name === 'link' && (attributes.get('rel') ?? 'alternate') === 'alternate',
  );
  const href = link?.attributes.get('href');
  const values = leaves(entry, ['link']);
  return new Map(href === undefined ? values : [...values, ['href', href]]);
}

const rowNames = new Set(['Contents', 'Blob', 'Version']);

function readListing(listing: XmlElement): KindReading {
  const holders = [listing, ...listing.children.filter(({ name }) => name === 'Blobs')];
  const rows = holders.flatMap(({ children }) => children.filter(({ name }) => rowNames.has(name)));
  return {
    list: { items: rows.map((row) => new Map(leaves(row, []))), pointer: '' },
    resource: new Map(leaves(listing, [...rowNames, 'Blobs', 'CommonPrefixes'])),
    links: [],
  };
}

/** The children of an element as members: text of leaves, objects of the others. XML has no numbers, so all is text. */
function leaves({ children }: XmlElement, except: readonly string[]): [string, JsonValue][] {
  return children
    .filter(({ name }) => !except.includes(name))
    .map((child) => [child.name, child.children.length > 0 ? new Map(leaves(child, [])) : child.text.trim()]);
}
