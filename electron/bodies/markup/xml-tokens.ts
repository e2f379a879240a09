import type { SourceFinder } from './source-finder.ts';

export type XmlKind = 'text' | 'comment' | 'cdata' | 'instruction' | 'doctype' | 'empty' | 'leaf' | 'open' | 'close';

/** A piece of markup or the text between two. */
export interface XmlToken {
  readonly kind: XmlKind;
  readonly start: number;
  /** After its last byte; of an element with children after its start tag. */
  readonly end: number;
  /** Of a leaf: where its text begins and ends. */
  readonly textStart: number;
  readonly textEnd: number;
}

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const isNameStart = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || byte === 0x5f || byte === 0x3a || byte >= 0x80;

const less = 0x3c;
const more = 0x3e;
const slash = 0x2f;
const quotes: ReadonlyMap<number, string> = new Map([
  [0x22, '"'],
  [0x27, "'"],
]);

/** What begins with `<` and a sign, and how each ends. */
const signed = [
  ['<!--', 'comment', '-->'],
  ['<![CDATA[', 'cdata', ']]>'],
  ['<?', 'instruction', '?>'],
] as const;

/** The next token of an XML text at or after an offset; null at its end. Of white space between markup there is none. */
export function readXmlToken(finder: SourceFinder, from: number): XmlToken | null {
  let at = from;
  while (isBlank(finder.at(at))) at++;
  const byte = finder.at(at);
  if (byte < 0) return null;
  return byte === less ? readMarkup(finder, at) : plain('text', at, finder.indexOf('<', at));
}

const plain = (kind: XmlKind, start: number, end: number): XmlToken => ({ kind, start, end, textStart: end, textEnd: end });

function readMarkup(finder: SourceFinder, at: number): XmlToken {
  const next = finder.at(at + 1);
  if (isNameStart(next)) return readElement(finder, at);
  if (next === slash) return plain('close', at, after(finder, '>', at));
  for (const [begin, kind, end] of signed)
    if (finder.isAt(begin, at)) return plain(kind, at, after(finder, end, at + begin.length));
  if (next === 0x21) return plain('doctype', at, endOfDoctype(finder, at + 2));
  // A sign that begins nothing is text, as far as anybody can tell.
  return plain('text', at, finder.indexOf('<', at + 1));
}

const after = (finder: SourceFinder, text: string, from: number): number =>
  Math.min(finder.bytes, finder.indexOf(text, from) + text.length);

/** An element that holds nothing but text is one token with it. */
function readElement(finder: SourceFinder, at: number): XmlToken {
  const end = endOfTag(finder, at + 1);
  if (finder.at(end - 1) !== more) return plain('text', at, finder.bytes);
  if (finder.at(end - 2) === slash) return plain('empty', at, end);
  const next = finder.indexOf('<', end);
  if (next >= finder.bytes) return { kind: 'leaf', start: at, end: next, textStart: end, textEnd: next };
  if (finder.at(next + 1) !== slash) return plain('open', at, end);
  return { kind: 'leaf', start: at, end: after(finder, '>', next), textStart: end, textEnd: next };
}

/** Signs within quotes are text. */
function endOfTag(finder: SourceFinder, from: number): number {
  let at = from;
  for (let byte = finder.at(at); byte >= 0; byte = finder.at(at)) {
    if (byte === more) return at + 1;
    const quote = quotes.get(byte);
    at = quote === undefined ? at + 1 : after(finder, quote, at + 1);
  }
  return at;
}

/** A document type may hold declarations within brackets. Nothing of it is ever followed or filled in. */
function endOfDoctype(finder: SourceFinder, from: number): number {
  let at = from;
  let depth = 0;
  for (let byte = finder.at(at); byte >= 0; byte = finder.at(at)) {
    if (byte === more && depth <= 0) return at + 1;
    if (byte === 0x5b) depth++;
    if (byte === 0x5d) depth--;
    const quote = quotes.get(byte);
    at = quote === undefined ? at + 1 : after(finder, quote, at + 1);
  }
  return at;
}
