import parse from 'jsonpath-rfc9535/parser';
import { FilterRefused } from './filter-messages.ts';

/** What a function takes or gives (RFC 9535, 2.4.1): one value, the places that a path finds, or yes and no. */
type Kind = 'value' | 'nodes' | 'logical';

interface Declared {
  readonly takes: readonly Kind[];
  readonly gives: Kind;
}

const functions: Readonly<Record<string, Declared>> = {
  length: { takes: ['value'], gives: 'value' },
  count: { takes: ['nodes'], gives: 'value' },
  match: { takes: ['value', 'value'], gives: 'logical' },
  search: { takes: ['value', 'value'], gives: 'logical' },
  value: { takes: ['nodes'], gives: 'value' },
};

/** A part of a path that was read; what it holds depends on its type. */
interface PathNode {
  readonly type: string;
  readonly [part: string]: unknown;
}

interface CallNode extends PathNode {
  readonly name: string;
  readonly arguments: readonly PathNode[];
}

/** Refuses what is no path, and what RFC 9535 has no meaning for (2.1, 2.4.3): those would find nothing without a word. */
export function checkPath(expression: string): void {
  for (const node of nodesIn(parsePath(expression))) {
    if (isCall(node)) checkCall(node, expression);
    if (node.type === 'TestExpr') checkUse(node.expression, 'logical', expression);
    if (node.type === 'ComparisonExpr') for (const side of [node.left, node.right]) checkUse(side, 'value', expression);
    if (node.type === 'IndexSelector' || node.type === 'SliceSelector') checkNumbers(node);
  }
}

function checkCall({ name, arguments: given }: CallNode, expression: string): void {
  const at = expression.indexOf(`${name}(`);
  const declared = declaredAs(name);
  if (declared === undefined)
    throw new FilterRefused('syntax', `there is no function ${name}; there are ${Object.keys(functions).join(', ')}`, at);
  const { takes } = declared;
  if (given.length !== takes.length)
    throw new FilterRefused('syntax', `${name} takes ${takes.length === 1 ? 'one argument' : 'two arguments'}`, at);
  const suits = given.every((argument, index) => (takes[index] === 'nodes' ? isPath(argument) : isValue(argument)));
  if (suits) return;
  const wanted =
    takes[0] === 'nodes' ? 'a path, such as @.*' : 'single values: a literal, or a path to one place, such as @.name';
  throw new FilterRefused('syntax', `${name} takes ${wanted}`, at);
}

/** What stands by itself in a filter says yes or no; what is compared has a value. */
function checkUse(node: unknown, wanted: 'logical' | 'value', expression: string): void {
  if (!isNode(node) || !isCall(node)) return;
  const gives = declaredAs(node.name)?.gives;
  if (gives === undefined || gives === wanted) return;
  const says =
    wanted === 'logical'
      ? `${node.name} gives a value, to be compared with another`
      : `${node.name} says yes or no by itself, and is not compared`;
  throw new FilterRefused('syntax', says, expression.indexOf(`${node.name}(`));
}

function checkNumbers({ value, start, end, step }: PathNode): void {
  const odd = [value, start, end, step].find((number) => typeof number === 'number' && !Number.isSafeInteger(number));
  if (odd !== undefined)
    throw new FilterRefused(
      'syntax',
      `a place in a list is a number from -${Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}`,
    );
}

const declaredAs = (name: string): Declared | undefined => (Object.hasOwn(functions, name) ? functions[name] : undefined);

const isPath = ({ type }: PathNode): boolean => type === 'FilterQuery';

function isValue(node: PathNode): boolean {
  if (node.type === 'Literal') return true;
  if (isCall(node)) return declaredAs(node.name)?.gives === 'value';
  return isPath(node) && isNode(node.value) && findsOne(node.value);
}

/** A singular query (RFC 9535, 2.3.5.1): a name or a place at each step. */
function findsOne({ segments }: PathNode): boolean {
  return (segments as readonly { readonly type: string; readonly node: PathNode }[]).every(({ type, node }) => {
    if (type !== 'ChildSegment') return false;
    if (node.type === 'MemberNameShorthand') return true;
    const selectors = (node.selectors ?? []) as readonly PathNode[];
    return selectors.length === 1 && ['NameSelector', 'IndexSelector'].includes(selectors[0]?.type ?? '');
  });
}

function parsePath(expression: string): unknown {
  try {
    return parse(expression);
  } catch (thrown) {
    const at = placeOf(thrown);
    if (at === null) throw new FilterRefused('syntax', thrown instanceof Error ? thrown.message : String(thrown));
    throw new FilterRefused('syntax', wordsFor(expression, at), at);
  }
}

function wordsFor(expression: string, at: number): string {
  if (at === 0 && !expression.startsWith('$')) return 'a path begins with $, the whole body';
  if (at >= expression.length) return 'the path is not complete';
  return `“${String.fromCodePoint(expression.codePointAt(at) ?? 0x20)}” cannot stand here`;
}

function placeOf(thrown: unknown): number | null {
  const { location } = thrown as { location?: { start?: { offset?: number } } };
  return location?.start?.offset ?? null;
}

const isNode = (part: unknown): part is PathNode => typeof part === 'object' && part !== null && 'type' in part;

const isCall = (node: PathNode): node is CallNode => node.type === 'FunctionExpr';

function* nodesIn(part: unknown): Generator<PathNode> {
  if (typeof part !== 'object' || part === null) return;
  if (isNode(part)) yield part;
  for (const inside of Object.values(part)) yield* nodesIn(inside);
}
