import { isCollection, isMap, isScalar, isSeq, Scalar, type YAMLMap } from 'yaml';
import { isTagged, NotLineByLine, rangeOf } from './places.ts';
import { renderScalar } from './render-yaml.ts';
import type { TextEdits } from './text-edits.ts';
import { isAbsent, isWantedList, isWantedMap, says, structuredText, type Wanted, type WantedMap } from './wanted.ts';
import { textOf } from './yaml-file.ts';

/** Whether a node stands between brackets, as all of JSON does. */
export const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

interface Work {
  readonly edits: TextEdits;
}

/**
 * Makes a part between brackets, or a scalar that is an item of a list, say what is wanted by edits of the scalars in it alone.
 * What would take more is not done line by line.
 */
export function editFlow(work: Work, node: unknown, wanted: Wanted, inFlow = false): void {
  if (isMap(node) && isWantedMap(wanted)) editMap(work, node, wanted);
  else if (isSeq(node) && isWantedList(wanted)) editList(work, node.items, wanted);
  else editScalar(work, node, wanted, inFlow);
}

function editMap(work: Work, map: YAMLMap, wanted: WantedMap): void {
  if (isTagged(map)) throw new NotLineByLine();
  for (const [field, value] of Object.entries(wanted)) {
    const pair = map.items.find((candidate) => textOf(candidate.key) === field);
    if (says(pair?.value, value)) continue;
    if (!pair || isAbsent(value)) throw new NotLineByLine();
    editFlow(work, structuredText(pair.value) ?? pair.value, value, true);
  }
}

function editList(work: Work, items: readonly unknown[], wanted: readonly Wanted[]): void {
  if (items.length !== wanted.length) throw new NotLineByLine();
  for (const [at, item] of items.entries()) if (!says(item, wanted[at])) editFlow(work, item, wanted[at], true);
}

function editScalar(work: Work, node: unknown, wanted: Wanted, inFlow: boolean): void {
  if (!isScalar(node) || isTagged(node)) throw new NotLineByLine();
  if (wanted === undefined || typeof wanted === 'object') throw new NotLineByLine();
  const [start, end] = rangeOf(node);
  work.edits.replace(start, end, renderScalar(wanted, 0, inFlow ? quotesFor(node, wanted) : node.type));
}

/** Between brackets a comma ends a plain text, and so does a bracket. */
function quotesFor({ type }: Scalar, value: string | number | boolean): string | undefined {
  if (type === Scalar.QUOTE_SINGLE || typeof value !== 'string') return type;
  return value === '' || /[,[\]{}\n]/.test(value) ? Scalar.QUOTE_DOUBLE : type;
}
