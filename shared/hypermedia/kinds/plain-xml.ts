import { pageLink } from '../find-links.ts';
import { webUrl } from '../web-url.ts';
import { drfItem, readDrfXml, type DrfXmlPage } from '../drf-xml.ts';
import { singular } from '../humanise.ts';
import { pointerTo, type JsonObject, type JsonValue } from '../json-value.ts';
import type { PageLink } from '../page.ts';
import { byName, childText, type XmlElement } from '../parse-xml.ts';
import { baseOf } from '../xml-base.ts';
import { mostLinks, type KindReading } from './kind.ts';

/** Elements deeper than this hold no list that is the answer. */
const deepestList = 3;

/** XML of no particular kind: a list of elements of one name, or a resource. Null for a page that is meant for a browser. */
export function readPlainXml(root: XmlElement, base: string): KindReading | null {
  if (root.name === 'html') return null;
  const page = readDrfXml(root);
  if (page) return readDrfPage(root, page, base);
  const list = findList(root, pointerTo('', root.qualified), 0);
  const links = linksOf(root, '', base);
  if (list === null) return { list: null, resource: membersOf(root), links };
  const rest = membersOf(root, new Set(list.elements));
  return {
    list: { items: list.elements.map(valueOf), pointer: list.pointer },
    resource: rest.size > 0 ? rest : null,
    links,
  };
}

const aroundPage = ['count', 'next', 'previous', 'results'];

/** A page of Django REST framework: its items are the list, also where there is one or none of them. */
function readDrfPage(root: XmlElement, { results }: DrfXmlPage, base: string): KindReading {
  const others = root.children.filter(({ name }) => !aroundPage.includes(name));
  const rest = membersOf({ ...root, children: others });
  return {
    list: {
      items: results.children.map(valueOf),
      pointer: pointerTo(pointerTo(pointerTo('', root.qualified), 'results'), drfItem),
    },
    resource: rest.size > 0 ? rest : null,
    links: linksOf(root, '', base),
  };
}

interface FoundList {
  readonly elements: readonly XmlElement[];
  readonly pointer: string;
}

/**
 * Elements of one name that have parts of their own: several, or one in an element that is called by its plural. Texts are
 * a list where the element is called by their plural and holds nothing else.
 */
function findList(parent: XmlElement, pointer: string, depth: number): FoundList | null {
  const groups = Map.groupBy(parent.children, ({ qualified }) => qualified);
  for (const [name, elements] of groups) if (isList(elements, parent)) return { elements, pointer: pointerTo(pointer, name) };
  const [only, ...others] = parent.children.filter(({ children }) => children.length > 0);
  return only && others.length === 0 && depth < deepestList
    ? findList(only, pointerTo(pointer, only.qualified), depth + 1)
    : null;
}

function isList(elements: readonly XmlElement[], { name, children }: XmlElement): boolean {
  const [{ name: item } = { name: '' }] = elements;
  const isNamed = isListOf(name, item);
  if (isNamed && elements.length > 1 && elements.length === children.length) return true;
  return (elements.length > 1 || item === drfItem || isNamed) && elements.every(hasParts);
}

/** Whether an element is called as a list of what is in it: `books`, `urlset` (sitemaps.org), `IdList`, `ArrayOfBook` (.NET). */
function isListOf(name: string, item: string): boolean {
  const bare = name.toLowerCase().replace(/^arrayof|[_-]?(?:set|list|index|collection|array)$/, '');
  return [singular(name).toLowerCase(), bare].includes(item.toLowerCase());
}

const hasParts = ({ children, attributes }: XmlElement): boolean => children.length > 0 || attributes.size > 0;

/** What an element holds: text where it has nothing else. XML has no numbers, so all is text. */
export function valueOf(element: XmlElement): JsonValue {
  return hasParts(element) ? membersOf(element) : element.text.trim();
}

/** Attributes under their names with `@`, children by name, several of one name as a list, and text beside them. */
export function membersOf(element: XmlElement, except: ReadonlySet<XmlElement> = new Set()): JsonObject {
  const members = new Map<string, JsonValue>();
  for (const [name, value] of element.attributes) if (!/^xmlns(?::|$)|^xsi:/.test(name)) members.set(`@${name}`, value);
  const left = element.children.filter((child) => !except.has(child) && !holdsOnly(child, except));
  for (const [name, elements] of byName(element, left)) {
    const values = elements.map(valueOf);
    const [first] = values;
    if (first !== undefined) members.set(name, values.length === 1 ? first : values);
  }
  const text = element.text.trim();
  if (text !== '') members.set('#text', text);
  return members;
}

/** The element around the list says nothing once the list is shown. */
const holdsOnly = ({ children }: XmlElement, list: ReadonlySet<XmlElement>): boolean =>
  children.length > 0 && children.every((child) => list.has(child) || holdsOnly(child, list));

const linkAttributes = new Set(['href', 'xlink:href', 'url', 'uri', 'src', 'rdf:resource', 'rdf:about', 'xml:base']);

/** What an element calls itself, in an attribute or in a part of its own. */
const titleOf = (element: XmlElement): string | null =>
  element.attributes.get('title') ?? (childText(element, 'title') || childText(element, 'name') || null);

interface FoundAddress {
  readonly text: string;
  readonly rel: string;
  readonly pointer: string;
  readonly title: string | null;
}

/** Addresses in the places XML has for them: attributes named so, and elements whose text is one. `above` is the pointer to the parent. */
export function linksOf(top: XmlElement, above: string, base: string): PageLink[] {
  const found: PageLink[] = [];
  visit(top, above, base);
  return found;

  function visit(element: XmlElement, parent: string, outside: string): void {
    if (found.length >= mostLinks) return;
    const here = baseOf(element, outside);
    const pointer = pointerTo(parent, element.qualified);
    const rel = element.attributes.get('rel') ?? element.name;
    for (const [name, value] of element.attributes) {
      if (linkAttributes.has(name))
        add(
          { text: value, rel, pointer: pointerTo(pointer, `@${name}`), title: titleOf(element) },
          name === 'xml:base' ? outside : here,
        );
    }
    if (/^https?:\/\/\S+$/.test(element.text.trim())) add({ text: element.text.trim(), rel, pointer, title: null }, here);
    for (const child of element.children) visit(child, pointer, here);
  }

  function add({ text, ...link }: FoundAddress, from: string): void {
    const url = text.trim() === '' || text.startsWith('#') ? null : webUrl(text, from);
    if (url !== null) found.push(pageLink({ ...link, url, place: 'container' }, base));
  }
}
