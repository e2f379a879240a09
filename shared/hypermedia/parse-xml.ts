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
 * A document type is refused altogether: entities of its own are a way to attack readers, and no listing needs them.
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
  parser.on('doctype', () => refuse(new Error('document type')));
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

/** The first child of a name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

/** Children by their names without prefixes, in the order in which each name comes first. */
export const byName = (children: readonly XmlElement[]): Map<string, XmlElement[]> => Map.groupBy(children, ({ name }) => name);

/** The text of the first child of a name, or null. */
export const childText = (element: XmlElement, name: string): string | null => childOf(element, name)?.text.trim() ?? null;
