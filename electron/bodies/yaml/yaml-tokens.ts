import type { CST } from 'yaml';

export type Token = CST.Token;
export type SourceToken = CST.SourceToken;
export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
export type Item = CST.CollectionItem;

export const endOf = ({ offset, source }: SourceToken): number => offset + source.length;

const blanks: ReadonlySet<string> = new Set(['space', 'newline', 'comment', 'comma']);

/** Says something by itself: a sign, a tag, an anchor. */
export const isSign = ({ type }: SourceToken): boolean => !blanks.has(type);

export const isCollection = (token: Token | null | undefined): token is Collection =>
  token?.type === 'block-map' || token?.type === 'block-seq' || token?.type === 'flow-collection';

export const isBlock = (token: Token | null): token is CST.BlockMap | CST.BlockSequence =>
  token?.type === 'block-map' || token?.type === 'block-seq';

/** The text of a scalar or an alias. */
export const sourceOf = (token: Token | null | undefined): string | null =>
  token && 'source' in token && token.type !== 'block-scalar' ? token.source : null;

/** The sign that closes a collection in brackets, where it came. */
export const closerOf = (token: Collection): SourceToken | undefined =>
  token.type === 'flow-collection' ? token.end.find(({ type }) => /^flow-(?:map|seq)-end$/.test(type)) : undefined;

/** After the last byte of a token that says something. */
export function endOfToken(token: Token): number {
  for (let at = token; ;) {
    if (!isCollection(at)) return endOfLeaf(at);
    const closer = closerOf(at);
    if (closer) return endOf(closer);
    const last = lastOf(at);
    if (typeof last === 'number') return last;
    at = last;
  }
}

/** The last token in a collection that nothing closes, or where its last sign ends. */
function lastOf({ items, offset }: Collection): Token | number {
  const item = items.findLast((one) => saysSomething(one));
  if (item?.value) return item.value;
  const sign = item?.sep?.findLast(isSign);
  if (sign) return endOf(sign);
  if (item?.key) return item.key;
  const first = item?.start.findLast(isSign);
  return first ? endOf(first) : offset;
}

/** Not only white space and comments. */
export const saysSomething = ({ start, key, sep, value }: Item): boolean =>
  Boolean(key ?? value) || start.some(isSign) || (sep ?? []).some(isSign);

function endOfLeaf(token: Exclude<Token, Collection>): number {
  if (token.type === 'block-scalar') {
    const [last] = token.props.slice(-1);
    return (last && 'source' in last ? last.offset + last.source.length : token.offset) + token.source.length;
  }
  return token.offset + ('source' in token ? token.source.length : 0);
}

/** The comments of some tokens: the one on the same line, and those on lines of their own. */
export function commentsOf(tokens: readonly SourceToken[]): { readonly tail: SourceToken | null; readonly own: SourceToken[] } {
  const newline = tokens.findIndex(({ type }) => type === 'newline');
  const isOnLine = (at: number): boolean => newline < 0 || at < newline;
  const comments = [...tokens.entries()].filter(([, { type }]) => type === 'comment');
  return {
    tail: comments.find(([at]) => isOnLine(at))?.[1] ?? null,
    own: comments.filter(([at]) => !isOnLine(at)).map(([, token]) => token),
  };
}

export const isSequence = (token: Collection): boolean =>
  token.type === 'block-seq' || (token.type === 'flow-collection' && token.start.type === 'flow-seq-start');
