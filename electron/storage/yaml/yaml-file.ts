import {
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type ParsedNode,
  type ScalarTag,
  type Tags,
  type YAMLMap,
} from 'yaml';
import { takeShape } from './text-shape.ts';

/** A YAML file as a tree that knows where in the text each of its nodes stands. */
export interface YamlFile {
  /** Without byte order mark, with plain line ends. */
  readonly text: string;
  readonly document: Document.Parsed<ParsedNode>;
  readonly root: YAMLMap;
  /** Number of the line, from 1, at a place in the text. */
  readonly lineAt: (offset: number) => number;
  /** Puts byte order mark and line ends back. */
  readonly restore: (text: string) => string;
}

/** Why a file cannot be read, in words, and the line where that shows. */
export interface Trouble {
  readonly reason: string;
  readonly line: number | null;
}

export type Reading<T> = { readonly readable: true; readonly value: T } | { readonly readable: false; readonly trouble: Trouble };

export const readable = <T>(value: T): Reading<T> => ({ readable: true, value });
export const unreadable = (reason: string, line: number | null = null): { readable: false; trouble: Trouble } => ({
  readable: false,
  trouble: { reason, line },
});

/** Aliases beyond this many are no request but an attempt to blow up whoever reads it. */
const aliasLimit = 100;

/** Reads YAML whose root is a map; keeps everything needed to change one value and leave the rest as it is. */
export function parseYamlFile(raw: string): Reading<YamlFile> {
  const { text, restore } = takeShape(raw);
  const conflict = /^(?:<{7}|>{7}) /m.exec(text);
  if (conflict) return unreadable('It has merge conflicts that are not resolved', lineOf(text, conflict.index));
  const nul = text.indexOf('\0');
  if (nul >= 0) return unreadable('It is not text', lineOf(text, nul));

  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, customTags: keepNumberText });
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const error = document.errors[0];
  if (error) return unreadable(error.message, lineAt(error.pos[0]));
  if (document.contents === null || isEmpty(document.contents)) return unreadable('It is empty');
  if (!isMap(document.contents)) return unreadable('It is not a list of named fields', 1);
  if (noteAliases(document) > aliasLimit) return unreadable('It has too many aliases');
  return readable({ text, document, root: document.contents, lineAt, restore });
}

/** A number that is written again is written as it stood: `007`, `1.0`, `1e3`. */
const keepNumberText = (tags: Tags): Tags =>
  tags.map((tag) => (typeof tag !== 'string' && /:(?:int|float)$/.test(tag.tag) ? asWritten(tag as ScalarTag) : tag));

function asWritten(tag: ScalarTag): ScalarTag {
  const { stringify } = tag;
  return { ...tag, stringify: (node, ...rest) => node.source ?? stringify?.(node, ...rest) ?? node.source ?? '' };
}

const isEmpty = (node: Node) => isScalar(node) && node.value === null;

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** What stands behind the aliases of files that were read. */
const targets = new WeakMap<object, unknown>();

/** Remembers what stands behind each alias; answers how many there are. */
function noteAliases(document: Document): number {
  let count = 0;
  visit(document, {
    Alias(_key, alias) {
      count++;
      if (count <= aliasLimit) targets.set(alias, alias.resolve(document));
    },
  });
  return count;
}

/** The node that counts in a place of a file: what an alias stands for, or the node itself. */
export const targetOf = (node: unknown): unknown => (isAlias(node) ? (targets.get(node) ?? node) : node);

/** The node behind an alias; any other node is itself. */
export const behindAlias = (node: unknown, document: Document): unknown =>
  isAlias(node) ? node.resolve(document) : (node ?? null);

/**
 * The text of a scalar as it stands in the file, so that `007` and `1.0` stay what they are.
 * Nothing at all is the empty text; null is the answer for what is no scalar.
 */
export function textOf(node: unknown): string | null {
  if (node === null || node === undefined) return '';
  if (!isScalar(node)) return null;
  if (typeof node.value === 'string') return node.value;
  if (node.value === null) return '';
  return node.source ?? JSON.stringify(node.value) ?? '';
}
