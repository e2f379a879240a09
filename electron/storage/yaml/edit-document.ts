import { isCollection, isMap, isNode, isScalar, isSeq, type Document, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { matchList } from './match-list.ts';
import { quoteSpecial, renderOptions } from './render-yaml.ts';
import { isAbsent, isWantedList, isWantedMap, plain, says, structuredText, type Wanted, type WantedMap } from './wanted.ts';
import { behindAlias, textOf, type YamlFile } from './yaml-file.ts';

/**
 * The text with the wanted values, written anew from the tree: comments, order and unknown fields stay,
 * spacing may change. For files whose layout does not allow editing line by line.
 */
export function editDocument(file: YamlFile, wanted: WantedMap): string {
  const document = file.document.clone();
  if (!isMap(document.contents)) return file.text;
  editMap(document, document.contents, wanted);
  quoteSpecial(document);
  return document.toString(renderOptions);
}

function editMap(document: Document, map: YAMLMap, wanted: WantedMap): void {
  for (const [field, value] of Object.entries(wanted)) {
    const pair = map.items.find((candidate) => textOf(candidate.key) === field);
    if (isAbsent(value)) map.items = map.items.filter((candidate) => candidate !== pair);
    else if (!pair) map.set(document.createNode(field), document.createNode(plain(value), { aliasDuplicateObjects: false }));
    else if (!says(pair.value, value)) editValue(document, pair, value);
  }
}

function editValue(document: Document, pair: Pair, wanted: Wanted): void {
  const node = own(document, pair.value);
  pair.value = node;
  if (isWantedMap(wanted) && isMap(node)) return editMap(document, node, wanted);
  if (isWantedList(wanted) && isSeq(node)) return editList(document, node, wanted);
  if (isMap(node) && structuredText(node) && typeof wanted === 'string') return editMap(document, node, { content: wanted });
  if (isScalar(node) && typeof wanted !== 'object') {
    node.value = wanted;
    delete node.tag;
    delete node.source;
  } else {
    pair.value = document.createNode(plain(wanted), { aliasDuplicateObjects: false });
  }
}

function editList(document: Document, list: YAMLSeq, wanted: readonly Wanted[]): void {
  const old = list.items.map((item) => own(document, item));
  const entries = matchList(old.length, wanted.length, (from, to) => says(old[from], wanted[to]));
  list.items = entries.map(({ from }, to) => {
    const item = old[from];
    const value = wanted[to];
    if (!isMap(item) || !isWantedMap(value)) return document.createNode(plain(value), { aliasDuplicateObjects: false });
    editMap(document, item, value);
    return item;
  });
}

/** A copy of what stands behind an alias, so that an edit here does not show at its other places. */
function own(document: Document, node: unknown): unknown {
  const target = behindAlias(node, document);
  if (target === node || !isNode(target)) return node;
  const copy: unknown = target.clone();
  if (isCollection(copy) || isScalar(copy)) delete copy.anchor;
  return copy;
}
