import { part, type YamlIndex, type YamlKind } from './yaml-index.ts';
import { commentsOf, endOf, endOfToken, isCollection, isSign, type SourceToken, type Token } from './yaml-tokens.ts';

/** What stands on the row of a node: signs, tags and anchors before its key, the key, more of them after it, and its value. */
export interface YamlRow {
  readonly kind: YamlKind;
  readonly position: number;
  readonly start: readonly SourceToken[];
  readonly key: Token | null;
  readonly sep: readonly SourceToken[];
  readonly value: Token | null;
}

/** The comments around a row: those before it, the one at its end, and those between it and what is in it. */
interface RowComments {
  readonly before: readonly SourceToken[];
  readonly tail: SourceToken | null;
  readonly own: readonly SourceToken[];
}

export const isComment = ({ type }: SourceToken): boolean => type === 'comment';

/** Comments between signs stand where they are, within the row. */
export function commentsAround({ start, key, sep, value }: YamlRow): RowComments {
  const first = start.findIndex(isSign);
  const before = (first < 0 && (key || value) ? start : start.slice(0, Math.max(0, first))).filter(isComment);
  const tokens = key || first < 0 ? sep : [...start, ...sep];
  const { tail, own } = commentsOf(tokens.slice(tokens.findLastIndex(isSign) + 1));
  return { before, tail: tail ?? tailOf(value), own };
}

/** The comment on the line of a value that is no collection. */
function tailOf(value: Token | null): SourceToken | null {
  if (value?.type === 'block-scalar') return (value.props as readonly SourceToken[]).find(isComment) ?? null;
  return value && 'end' in value && !isCollection(value) ? commentsOf(value.end ?? []).tail : null;
}

/** The comments on lines of their own after a value that is no collection, or after what closes one. */
export const commentsAfter = (value: Token | null): readonly SourceToken[] =>
  value && 'end' in value && value.type !== 'document' ? commentsOf(value.end ?? []).own : [];

/** Writes down where a row and its pieces begin and end. */
export function placeRow(index: YamlIndex, node: number, row: YamlRow): void {
  const { start: before, key, sep, value, position } = row;
  const start = rowStart(row) ?? index.get(node, part.start);
  const sign = sep.findLast(isSign) ?? (key ? undefined : before.findLast(isSign));
  const headEnd = Math.max(start, sign ? endOf(sign) : 0, key ? endOfToken(key) : 0);
  const [valueStart, valueEnd, end] = placeValue(value, headEnd);
  const fields = {
    [part.keyStart]: key?.offset ?? headEnd,
    [part.keyEnd]: key ? endOfToken(key) : headEnd,
    [part.headEnd]: headEnd,
    [part.valueStart]: valueStart,
    [part.valueEnd]: valueEnd,
    [part.end]: end,
    [part.position]: position,
  };
  for (const [field, offset] of Object.entries(fields)) index.parts.set(node, Number(field), offset);
}

/** Where a row begins; null where there is nothing. */
export const rowStart = ({ start, key, sep, value }: YamlRow): number | null =>
  (start.find(isSign) ?? key ?? sep.find(isSign) ?? value)?.offset ?? null;

type Places = readonly [valueStart: number, valueEnd: number, end: number];

/** Of a collection only the bracket that opens it stands on its row, of a block of text its sign. */
function placeValue(value: Token | null, headEnd: number): Places {
  if (!value || value.type === 'block-map' || value.type === 'block-seq') return [headEnd, headEnd, headEnd];
  const end = endOfToken(value);
  if (value.type === 'flow-collection') return [value.offset, value.items.length > 0 ? value.offset + 1 : end, end];
  if (value.type !== 'block-scalar') return [value.offset, end, end];
  const sign = value.props.find(({ type }) => type === 'block-scalar-header');
  const hasLines = linesOf(value.source) !== null;
  return [value.offset, hasLines && sign && 'source' in sign ? sign.offset + sign.source.length : end, end];
}

/** More lines of a block of text are not rows of their own. */
const mostLines = 10_000;

/** The lines of a block of text that are rows of their own; null where none are. */
export function linesOf(source: string): readonly string[] | null {
  const lines = source.trimEnd().split('\n');
  return source.trim() === '' || lines.length > mostLines ? null : lines;
}

/** Blanks that all lines of a block begin with: they are no part of it. */
export const indentOf = (lines: readonly string[]): number =>
  Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
