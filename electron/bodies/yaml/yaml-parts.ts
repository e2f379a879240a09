import type { MarkupPart } from '#shared/model/body-markup';
import { readRange, type ByteSource } from '../byte-source.ts';
import { kinds, part, type YamlIndex } from './yaml-index.ts';

type Tone = MarkupPart['tone'];

const longestText = 2_000;
/** Enough bytes for so many characters, however they are encoded. */
const enoughBytes = longestText * 4;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads what stands on the rows of a text of YAML. */
export class YamlParts {
  readonly #source: ByteSource;
  readonly #index: YamlIndex;

  constructor(source: ByteSource, index: YamlIndex) {
    this.#source = source;
    this.#index = index;
  }

  /** The pieces of a row as received, and how many bytes stand there where not all of them are shown. */
  of(node: number): { readonly parts: MarkupPart[]; readonly cutBytes: number } {
    const at = (field: number): number => this.#index.get(node, field);
    const kind = at(part.kind);
    const value = this.#read(at(part.valueStart), at(part.valueEnd));
    const { text, cutBytes } = value;
    if (kind === kinds.comment) return { parts: [piece(text, 'comment')], cutBytes };
    if (kind === kinds.line) return { parts: [piece(text, 'value')], cutBytes };
    if (kind === kinds.close) return { parts: [piece(text, 'punct'), ...this.#tail(node)], cutBytes };
    if (kind === kinds.error) return { parts: [piece(text, 'invalid')], cutBytes };
    const parts = [
      ...signsIn(this.#read(at(part.start), at(part.keyStart)).text),
      ...this.#key(at(part.keyStart), at(part.keyEnd)),
      ...signsIn(this.#read(at(part.keyEnd), at(part.headEnd)).text),
      ...(text === '' ? [] : [piece(text, kind === kinds.mark && at(part.headEnd) === at(part.start) ? 'meta' : toneOf(text))]),
      ...this.#tail(node),
      ...(kind === kinds.document ? [piece(`document ${at(part.position) + 1}`, 'meta')] : []),
    ];
    return { parts: parts.flatMap((one, place) => (place === 0 || glued.test(one.text) ? [one] : [space, one])), cutBytes };
  }

  /** A key or a scalar of the text, and whether it is all of it. */
  text(from: number, to: number): string {
    return decoder.decode(readRange(this.#source, from, to));
  }

  #key(from: number, to: number): MarkupPart[] {
    return to > from ? [piece(this.#read(from, to).text, 'name')] : [];
  }

  #tail(node: number): MarkupPart[] {
    const to = this.#index.get(node, part.tailEnd);
    return to === 0 ? [] : [piece(this.#read(this.#index.get(node, part.tailStart), to).text, 'comment')];
  }

  #read(from: number, to: number): { readonly text: string; readonly cutBytes: number } {
    const text = decoder.decode(readRange(this.#source, from, Math.min(Math.max(from, to), from + enoughBytes)));
    const isCut = to - from > enoughBytes || text.length > longestText;
    return { text: text.slice(0, longestText), cutBytes: isCut ? to - from : 0 };
  }
}

const space: MarkupPart = { text: ' ', tone: 'punct' };
/** Stands right behind what it belongs to. */
const glued = /^:$/;

const piece = (text: string, tone: Tone): MarkupPart => ({ text: onOneLine(text), tone });

/** A row is one line: where another began is marked. */
const onOneLine = (text: string): string => text.replaceAll(/\r?\n[ \t]*/g, '↵');

/** Signs, tags, anchors and comments between the pieces of a row. */
function signsIn(text: string): MarkupPart[] {
  return [...text.matchAll(/#[^\n]*|\S+/g)].map(([sign]) => {
    const tone = tones[sign[0] ?? ''] ?? 'punct';
    return piece(sign, tone);
  });
}

const tones: Readonly<Record<string, Tone>> = { '#': 'comment', '&': 'attribute', '!': 'attribute' };

/** Plain scalars of the core schema of YAML 1.2 that are no strings. */
const words = /^(?:true|True|TRUE|false|False|FALSE)$/;
const nulls = /^(?:~|null|Null|NULL)$/;
const numbers =
  /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

function toneOf(text: string): Tone {
  if (text.startsWith('*')) return 'attribute';
  if (/^[|>{}[\]]/.test(text)) return 'punct';
  if (/^["']/.test(text)) return 'value';
  if (nulls.test(text)) return 'meta';
  if (words.test(text)) return 'word';
  return numbers.test(text) ? 'number' : 'value';
}
