import type { MarkupPart } from '#shared/model/body-markup';
import type { XmlEntries } from './xml-entries.ts';
import type { XmlToken } from './xml-tokens.ts';

const longestText = 2_000;
/** Enough bytes for so many characters, however they are encoded. */
const enoughBytes = longestText * 4;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export interface Shown {
  readonly parts: MarkupPart[];
  /** Bytes of what stands here, where not all of it is shown; 0 otherwise. */
  readonly cutBytes: number;
}

const tones: { readonly [K in XmlToken['kind']]: MarkupPart['tone'] } = {
  text: 'text',
  comment: 'comment',
  cdata: 'cdata',
  instruction: 'meta',
  doctype: 'meta',
  empty: 'name',
  leaf: 'name',
  open: 'name',
  close: 'name',
};

/** What stands on the row of a token, as received: entities are never filled in. */
export function partsOfToken(entries: XmlEntries, token: XmlToken): Shown {
  if (token.kind === 'leaf') return partsOfLeaf(entries, token);
  const { text, cutBytes } = read(entries, token.start, token.end);
  const isTag = token.kind === 'open' || token.kind === 'empty';
  return { parts: isTag ? partsOfTag(text) : [{ text: onOneLine(text), tone: tones[token.kind] }], cutBytes };
}

function partsOfLeaf(entries: XmlEntries, token: XmlToken): Shown {
  const tag = read(entries, token.start, token.textStart);
  const text = read(entries, token.textStart, token.textEnd);
  const close = read(entries, token.textEnd, token.end);
  return {
    parts: [...partsOfTag(tag.text), { text: onOneLine(text.text), tone: 'text' }, ...partsOfTag(close.text)],
    cutBytes: tag.cutBytes + text.cutBytes,
  };
}

/** The end tag of an element as it stands. */
export const partsOfClose = (entries: XmlEntries, from: number, to: number): MarkupPart[] =>
  partsOfTag(read(entries, from, to).text);

/** A tag in its pieces: signs, name, attributes with their values. */
export function partsOfTag(tag: string): MarkupPart[] {
  const [, sign = '', name = '', rest = ''] = /^(<\/?)([^\s/>]*)([^]*)$/.exec(tag) ?? [];
  const parts: MarkupPart[] = [
    { text: sign, tone: 'punct' },
    { text: name, tone: 'name' },
  ];
  let done = 0;
  for (const found of rest.matchAll(attributes)) {
    const [whole, key, equals, value] = found;
    add(parts, rest.slice(done, found.index), 'punct');
    add(parts, key, 'attribute');
    add(parts, equals, 'punct');
    add(parts, value, 'value');
    done = found.index + whole.length;
  }
  add(parts, rest.slice(done), 'punct');
  return parts.filter(({ text }) => text !== '');
}

const attributes = /(\s+[^\s=/>]+)(\s*=\s*)("[^"]*"?|'[^']*'?|[^\s>]+)/g;

function add(parts: MarkupPart[], text: string | undefined, tone: MarkupPart['tone']): void {
  if (text) parts.push({ text: onOneLine(text), tone });
}

/** A row is one line: where another began is marked. */
const onOneLine = (text: string): string => text.replaceAll(/\r\n?|\n/g, '↵');

function read(entries: XmlEntries, from: number, to: number): { text: string; cutBytes: number } {
  const text = decoder.decode(entries.bytes(from, Math.min(to, from + enoughBytes)));
  const isCut = to - from > enoughBytes || text.length > longestText;
  return { text: text.slice(0, longestText), cutBytes: isCut ? to - from : 0 };
}
