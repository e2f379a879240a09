import fc from 'fast-check';
import type { Folds, JsonRow } from '#shared/model/body-window';

/** A JSON document as a tree that remembers how everything was written. */
export type Doc =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly Doc[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [keyText: string, value: Doc])[] };

const numbers = ['0', '-0', '12.50', '1.00E-1', '9007199254740993', '1e400'];
const strings = ['""', '"a"', '"\\u00e9 \\"quoted\\" \\\\"', '"line\\nbreak"', '"é 漢字 😀"', '"{[,:]}"', '"https://x.test/1"'];
const scalars = ['null', 'true', 'false', ...numbers, ...strings];
const keys = ['"a"', '"b"', '"\\u0061"', '""', '"long key é"', '"k:1"', '"}"', '"\\""'];

/** Documents of every shape, with repeated keys, empty containers and awkward strings. */
export const docs: fc.Arbitrary<Doc> = fc.letrec<{ doc: Doc; leaf: Doc; array: Doc; object: Doc }>((tie) => ({
  leaf: fc.constantFrom(...scalars).map((text) => ({ kind: 'scalar', text }) as const),
  array: fc.array(tie('doc'), { maxLength: 6 }).map((items) => ({ kind: 'array', items }) as const),
  object: fc
    .array(fc.tuple(fc.constantFrom(...keys), tie('doc')), { maxLength: 6 })
    .map((members) => ({ kind: 'object', members }) as const),
  doc: fc.oneof({ maxDepth: 6, depthSize: 'medium' }, tie('leaf'), tie('array'), tie('object')),
})).doc;

const spaces = ['', ' ', '\n', '  ', '\r\n\t'];

/** Writes a document, with white space picked by `seed`. */
export function write(doc: Doc, seed: number): string {
  let state = seed;
  const gap = () => spaces[(state = (state * 1103515245 + 12345) & 0x7fffffff) % (seed === 0 ? 1 : spaces.length)] ?? '';
  const text = (value: Doc): string => {
    if (value.kind === 'scalar') return value.text;
    if (value.kind === 'array') return `[${gap()}${value.items.map((v) => text(v) + gap()).join(`,${gap()}`)}]`;
    return `{${gap()}${value.members.map(([key, v]) => `${key}${gap()}:${gap()}${text(v)}${gap()}`).join(`,${gap()}`)}}`;
  };
  return gap() + text(doc) + gap();
}

const kinds: Record<string, JsonRow['kind']> = { n: 'null', t: 'boolean', f: 'boolean', '"': 'string' };
const kindOf = (text: string): JsonRow['kind'] => kinds[text[0] ?? ''] ?? 'number';

const isFolded = (folds: Folds, node: number, depth: number): boolean =>
  depth >= (folds.depth ?? Infinity) !== folds.toggled.includes(node);

const brackets = { array: { text: '[', end: ']' }, object: { text: '{', end: '}' } } as const;

const childrenOf = (doc: Exclude<Doc, { kind: 'scalar' }>): readonly Doc[] =>
  doc.kind === 'array' ? doc.items : doc.members.map(([, value]) => value);

/** The rows of a document, by walking all of it: slow, and plainly right. */
export function naiveRows(doc: Doc, folds: Folds): JsonRow[] {
  const rows: JsonRow[] = [];
  let nodes = 0;
  let line = 0;
  const blank = { key: null, index: null, cutBytes: 0, children: 0, folded: false, duplicate: false, comma: false };
  const visit = (value: Doc, place: Partial<JsonRow>, depth: number, hidden: boolean): void => {
    const node = nodes++;
    const own = { ...blank, node, line: ++line, depth, ...place };
    const put = (row: JsonRow) => void (hidden || rows.push(row));
    if (value.kind === 'scalar') return put({ ...own, kind: kindOf(value.text), text: value.text });
    const size = childrenOf(value).length;
    const { text, end } = brackets[value.kind];
    if (size === 0) return put({ ...own, kind: value.kind, text });
    const folded = isFolded(folds, node, depth);
    put({ ...own, kind: value.kind, text, children: size, folded, comma: folded && own.comma });
    visitChildren(value, depth, hidden || folded);
    line++;
    if (hidden || folded) return;
    const closing = { ...blank, node, line, depth, kind: 'close' as const, text: end };
    rows.push({ ...closing, comma: own.comma });
  };
  const visitChildren = (value: Exclude<Doc, { kind: 'scalar' }>, depth: number, hidden: boolean): void => {
    if (value.kind === 'array')
      return value.items.forEach((item, index) =>
        visit(item, { index, comma: index + 1 < value.items.length }, depth + 1, hidden),
      );
    const seen = new Set<string>();
    value.members.forEach(([keyText, member], place) => {
      const key = JSON.parse(keyText) as string;
      const duplicate = seen.has(key);
      seen.add(key);
      visit(member, { key, duplicate, comma: place + 1 < value.members.length }, depth + 1, hidden);
    });
  };
  visit(doc, {}, 0, false);
  return rows;
}

/** How many nodes a document has. */
export const countNodes = (doc: Doc): number => {
  if (doc.kind === 'scalar') return 1;
  return childrenOf(doc).reduce((sum, child) => sum + countNodes(child), 1);
};
