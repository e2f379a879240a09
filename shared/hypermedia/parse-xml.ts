/** An element of an XML document: its name without prefix, its attributes, and what it holds. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All text directly inside, joined. */
  readonly text: string;
}

interface OpenElement {
  readonly qualified: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Deeper than any listing or feed. */
const maxDepth = 200;

/** A tag, a CDATA section, a comment, or an instruction; text lies between them. */
const markup =
  /<!\[CDATA\[([^]*?)\]\]>|<!--[^]*?-->|<\?[^]*?\?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?="']+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The outermost element of an XML text, or undefined when it cannot be read. Never throws.
 * A document type is refused altogether: entities of its own are a way to attack readers, and no listing needs them.
 */
export function parseXml(text: string): XmlElement | undefined {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  // "<" is what markup begins with, so most texts that are no XML cost nothing.
  return /^\s*</.test(source) ? readDocument(source) : undefined;
}

function readDocument(source: string): XmlElement | undefined {
  const open: OpenElement[] = [];
  const top: XmlElement[] = [];
  for (let at = 0; at < source.length;) {
    const from = source.indexOf('<', at);
    if (!addText(open.at(-1), source.slice(at, from < 0 ? undefined : from))) return undefined;
    if (from < 0) break;
    markup.lastIndex = from;
    const found = markup.exec(source);
    if (!found || !readMarkup(found, open, top)) return undefined;
    at = markup.lastIndex;
  }
  return open.length === 0 && top.length === 1 ? top[0] : undefined;
}

/** Outside of the outermost element only white space may stand. */
function addText(element: OpenElement | undefined, text: string): boolean {
  if (element === undefined) return text.trim() === '';
  element.text += decodeEntities(text);
  return true;
}

function readMarkup(
  [, cdata, closing, opening, attributes, slash]: RegExpExecArray,
  open: OpenElement[],
  top: XmlElement[],
): boolean {
  const inner = open.at(-1);
  if (cdata !== undefined && inner) inner.text += cdata;
  if (closing !== undefined) return close(closing, open, top);
  if (opening === undefined) return cdata === undefined || inner !== undefined;
  open.push({
    qualified: opening,
    name: localName(opening),
    attributes: readAttributes(attributes ?? ''),
    children: [],
    text: '',
  });
  return slash === '/' ? close(opening, open, top) : open.length <= maxDepth;
}

function close(qualified: string, open: OpenElement[], top: XmlElement[]): boolean {
  const element = open.pop();
  if (element?.qualified !== qualified) return false;
  const { name, attributes, children, text } = element;
  (open.at(-1)?.children ?? top).push({ name, attributes, children, text });
  return true;
}

const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);

function readAttributes(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(attribute)].map(([, name = '', double, single]) => [name, decodeEntities(double ?? single ?? '')]),
  );
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The five entities of XML and numbers of characters; anything else stays as it is written. */
const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return named.get(name) ?? whole;
        const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
      })
    : text;

/** The first child of a name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

/** The text of the first child of a name, or null. */
export const childText = (element: XmlElement, name: string): string | null => childOf(element, name)?.text.trim() ?? null;
