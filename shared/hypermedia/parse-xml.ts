import { SaxesParser } from 'saxes';

/** An element of an XML document. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** As written, prefix included. */
  readonly qualified: string;
  /** By their names as written, namespace declarations included. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All text directly inside, joined. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** Deeper than any listing or feed. */
const maxDepth = 200;

/**
 * The outermost element of an XML text, or undefined when it cannot be read. Never throws.
 * A document type that declares something is refused: entities of its own are a way to attack readers, and no listing
 * needs them. One that only names where its definition is (`PUBLIC`, `SYSTEM`) is passed over, and nothing is fetched.
 * An entity that is not one of XML's five stays as it is written.
 */
export function parseXml(text: string): XmlElement | undefined {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  // "<" is what markup begins with, so most texts that are no XML cost nothing.
  if (!/^\s*</.test(source)) return undefined;
  try {
    return readDocument(source);
  } catch {
    return undefined;
  }
}

function readDocument(source: string): XmlElement | undefined {
  const parser = new SaxesParser({ position: false });
  const open: OpenElement[] = [];
  let top: XmlElement | undefined;
  parser.on('error', refuse);
  parser.on('doctype', (declared) => {
    if (declared.includes('[')) refuse(new Error('document type'));
  });
  parser.on('opentag', ({ name, attributes }) => {
    const attributesByName = new Map(Object.entries(attributes));
    open.push({ name: localName(name), qualified: name, attributes: attributesByName, children: [], text: '' });
    if (open.length > maxDepth) refuse(new Error('too deep'));
  });
  parser.on('text', (text) => addText(open.at(-1), text));
  parser.on('cdata', (text) => addText(open.at(-1), text));
  parser.on('closetag', () => {
    const element = open.pop();
    const parent = open.at(-1);
    if (parent && element) parent.children.push(element);
    else top = element;
  });
  parser.write(source).close();
  return top;
}

function addText(element: OpenElement | undefined, text: string): void {
  if (element) element.text += text;
}

function refuse(error: Error): void {
  if (!error.message.includes('undefined entity')) throw error;
}

const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);

/** What stands before the colon of a name; nothing where there is none. */
const prefixOf = (qualified: string): string => qualified.slice(0, Math.max(0, qualified.indexOf(':')));

/** The first child of a name: one of the vocabulary the element is of itself, else of any (`title` before `itunes:title`). */
export function childOf({ qualified, children }: XmlElement, name: string): XmlElement | undefined {
  const prefix = prefixOf(qualified);
  const own = children.find((child) => child.name === name && prefixOf(child.qualified) === prefix);
  return own ?? children.find((child) => child.name === name);
}

/**
 * The children by their names without prefixes, in the order in which each name comes first. Where one name stands with
 * several prefixes, those of another prefix than the element's keep theirs: `title` and `itunes:title` are two things.
 */
export function byName({ qualified }: XmlElement, children: readonly XmlElement[]): Map<string, XmlElement[]> {
  const groups = Map.groupBy(children, ({ name }) => name);
  const isMixed = (several: readonly XmlElement[]) => several.some((one) => one.qualified !== several[0]?.qualified);
  const mixed = new Set([...groups].filter(([, several]) => isMixed(several)).map(([name]) => name));
  if (mixed.size === 0) return groups;
  const prefix = prefixOf(qualified);
  const nameOf = (child: XmlElement) =>
    mixed.has(child.name) && prefixOf(child.qualified) !== prefix ? child.qualified : child.name;
  return Map.groupBy(children, nameOf);
}

/** The text of the first child of a name, or null. */
export const childText = (element: XmlElement, name: string): string | null => childOf(element, name)?.text.trim() ?? null;
