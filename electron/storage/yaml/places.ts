import { isAlias, isCollection, isMap, isNode, isPair, type Pair, type YAMLMap } from 'yaml';
import { lineEnd, lineStart } from './text-edits.ts';

/** The file is laid out in a way that its lines cannot be edited one by one: flow style, aliases, tags. */
export class NotLineByLine extends Error {}

/** Where a node begins and where its last character is. */
export function rangeOf(node: unknown): readonly [number, number] {
  const range = isNode(node) ? node.range : null;
  if (!range) throw new NotLineByLine();
  return [range[0], range[1]];
}

export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** Anchors, tags and aliases mean more than the text in their place. */
export function isTagged(node: unknown): boolean {
  if (isAlias(node)) return true;
  return isNode(node) && (node.tag !== undefined || ('anchor' in node && node.anchor !== undefined));
}

export function firstOf(map: YAMLMap): Pair {
  const first = map.items[0];
  if (!first) throw new NotLineByLine();
  return first;
}

/** Where the line after a field begins. What stands there, comments and empty lines, is no part of the field. */
export function endOfField(text: string, pair: Pair): number {
  return endOfNode(text, pair.value ?? pair.key);
}

function endOfNode(text: string, node: unknown): number {
  const last: unknown = isCollection(node) && !node.flow ? node.items.at(-1) : undefined;
  if (last === undefined || last === null) return lineEnd(text, rangeOf(node)[1]);
  return isPair(last) ? endOfField(text, last) : endOfNode(text, last);
}

/** The lines of one item of a list. */
export interface Chunk {
  /** Its first line, comments above it included. */
  readonly start: number;
  readonly end: number;
  /** Column of its dash. */
  readonly column: number;
}

export function chunkOf(text: string, item: unknown): Chunk {
  const [start] = rangeOf(item);
  const line = lineStart(text, start);
  const lead = text.slice(line, start);
  if (!/^ *- +$/.test(lead)) throw new NotLineByLine();
  return { start: aboveComments(text, line), end: endOfNode(text, item), column: lead.indexOf('-') };
}

function aboveComments(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const previous = lineStart(text, start - 1);
    if (!/^\s*#/.test(text.slice(previous, start))) break;
    start = previous;
  }
  return start;
}

/** Whether the lines of a map can be edited; an empty one has none. */
export const isEditable = (map: unknown): map is YAMLMap => isMap(map) && !map.flow && !isTagged(map) && map.items.length > 0;
