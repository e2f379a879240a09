import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { editFlow, isFlow } from './edit-flow.ts';
import { rankOf } from './field-order.ts';
import { matchList } from './match-list.ts';
import { chunkOf, columnOf, endOfField, firstOf, isEditable, isTagged, NotLineByLine, rangeOf, type Chunk } from './places.ts';
import { isSection, renderField, renderItem, renderScalar } from './render-yaml.ts';
import { collectEdits, lineStart, type TextEdits } from './text-edits.ts';
import { isAbsent, isWantedList, isWantedMap, says, structuredText, Whole, type Wanted, type WantedMap } from './wanted.ts';
import { textOf, type YamlFile } from './yaml-file.ts';

interface Work {
  readonly text: string;
  readonly edits: TextEdits;
}

/**
 * The text with the wanted values, every other character as it was.
 * Null when the layout of the file does not allow it.
 */
export function editInPlace(file: YamlFile, wanted: WantedMap): string | null {
  const work: Work = { text: file.text, edits: collectEdits(file.text) };
  try {
    if (isFlow(file.root)) editFlow(work, file.root, wanted);
    else editMap(work, file.root, wanted);
    return work.edits.apply();
  } catch (thrown) {
    if (thrown instanceof NotLineByLine) return null;
    throw thrown;
  }
}

function editMap(work: Work, map: unknown, wanted: Wanted): void {
  if (!isEditable(map) || !isWantedMap(wanted)) throw new NotLineByLine();
  for (const [field, value] of Object.entries(wanted)) {
    const pair = map.items.find((candidate) => textOf(candidate.key) === field);
    if (says(pair?.value, value)) continue;
    if (!pair) addField(work, map, field, value);
    else if (isAbsent(value)) removeField(work, map, pair);
    else editThere(work, pair, field, value);
  }
}

function editThere(work: Work, pair: Pair, field: string, wanted: Wanted): void {
  if (isTagged(pair.value)) throw new NotLineByLine();
  if (isFlow(pair.value) && !(wanted instanceof Whole)) editFlow(work, pair.value, wanted);
  else editValue(work, pair, field, wanted);
}

function editValue(work: Work, pair: Pair, field: string, wanted: Wanted): void {
  const node = pair.value;
  if (isWantedMap(wanted) && isMap(node)) editMap(work, node, wanted);
  else if (isWantedList(wanted) && isSeq(node) && node.items.length > 0) editList(work, node, wanted);
  else if (typeof wanted === 'object') replaceField(work, pair, field, wanted);
  else if (structuredText(node)) editMap(work, node, { content: wanted });
  else if (isScalar(node) && wanted !== undefined) replaceScalar(work, pair, node, wanted);
  else replaceField(work, pair, field, wanted);
}

function replaceScalar(work: Work, pair: Pair, scalar: Scalar, value: string | number | boolean): void {
  const [start, end] = rangeOf(scalar);
  const rendered = renderScalar(value, columnOf(work.text, rangeOf(pair.key)[0]), scalar.type);
  const gap = /\s/.test(work.text[start - 1] ?? '') ? '' : ' ';
  const lineBreak = work.text[end - 1] === '\n' && end > start ? '\n' : '';
  work.edits.replace(start, end, gap + rendered + lineBreak);
}

function replaceField(work: Work, pair: Pair, field: string, wanted: Wanted): void {
  const [start] = rangeOf(pair.key);
  const end = endOfField(work.text, pair);
  const rendered = renderField(field, wanted, columnOf(work.text, start));
  work.edits.replace(start, end, work.text[end - 1] === '\n' ? `${rendered}\n` : rendered);
}

function addField(work: Work, map: YAMLMap, field: string, wanted: Wanted): void {
  const before = map.items.findLast((pair) => rankOf(textOf(pair.key) ?? '') <= rankOf(field));
  const [start] = rangeOf(firstOf(map).key);
  const column = columnOf(work.text, start);
  const rendered = renderField(field, wanted, column);
  const indent = ' '.repeat(column);
  if (!before) return work.edits.replace(start, start, `${rendered}\n${indent}`);
  const apart = column === 0 && isSection(field) ? '\n' : '';
  work.edits.addLines(endOfField(work.text, before), apart + indent + rendered);
}

function removeField(work: Work, map: YAMLMap, pair: Pair): void {
  const [start] = rangeOf(pair.key);
  const line = lineStart(work.text, start);
  if (work.text.slice(line, start).trim() === '') return work.edits.replace(line, endOfField(work.text, pair), '');
  // It stands behind the dash of a list: the next field takes its place there.
  const next = map.items[map.items.indexOf(pair) + 1];
  if (!next) throw new NotLineByLine();
  work.edits.replace(start, rangeOf(next.key)[0], '');
}

function editList(work: Work, list: YAMLSeq, wanted: readonly Wanted[]): void {
  const chunks = list.items.map((item) => chunkOf(work.text, item));
  const entries = matchList(chunks.length, wanted.length, (from, to) => says(list.items[from], wanted[to]));
  const kept = entries.filter(({ step }) => step !== 'move').map(({ from }) => from);
  const touched = entries.flatMap(({ from, step }) => (step === 'edit' || step === 'move' ? [list.items[from]] : []));
  const goneItems = list.items.filter((_, index) => !kept.includes(index));
  if ([...touched, ...goneItems].some(isTagged)) throw new NotLineByLine();
  const gone = chunks.filter((_, index) => !kept.includes(index));
  for (const { start, end } of gone) work.edits.replace(start, end, '');

  let place = chunks[0]?.start ?? 0;
  for (const [to, { from, step }] of entries.entries()) {
    const chunk = chunks[from];
    if (step === 'edit') editItem(work, list.items[from], wanted[to]);
    if (chunk && step !== 'move') place = chunk.end;
    else work.edits.addLines(place, linesOf(work, chunk, wanted[to], chunks[0]));
  }
}

const editItem = (work: Work, item: unknown, wanted: Wanted): void =>
  isMap(item) && !isFlow(item) ? editMap(work, item, wanted) : editFlow(work, item, wanted);

/** The lines of an item that comes to another place, or of a new one. */
function linesOf(work: Work, moved: Chunk | undefined, wanted: Wanted, first: Chunk | undefined): string {
  if (moved) return work.text.slice(moved.start, moved.end).replace(/\n$/, '');
  const column = first?.column ?? 0;
  return ' '.repeat(column) + renderItem(wanted, column);
}
