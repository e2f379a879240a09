import { useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { HugeListHandle } from '../../../ui/huge-list';
import { groupDigits } from './body-words';
import type { FindView } from './find-model';
import { highlightOf } from './highlight';
import type { TreeModel, TreeView } from './json-tree-model';

/** What the list of a tree needs of its model: the rows in sight, the row to go to, what is found, and how wide numbers are. */
export function useTreeRows<Row extends { readonly node: number }>(model: TreeModel<Row>, find: FindView) {
  const { shown, cursor, toShow, facts } = useSyncExternalStore(model.subscribe, model.view);
  const list = useRef<HugeListHandle>(null);
  const highlight = useMemo(() => (find.isOpen ? highlightOf(find.query) : null), [find.isOpen, find.query]);
  useLayoutEffect(() => {
    if (toShow) list.current?.showRow(toShow.row, 'middle');
  }, [toShow]);
  const numberWidth = `${Math.max(2, groupDigits(facts?.totalLines ?? 0).length)}ch`;
  return { shown, cursor, list, highlight, numberWidth };
}

/** One thing of a tree: who needs no more is not drawn again for rows that come and go. */
export const useOfTree = <Row extends { readonly node: number }, Value>(
  model: TreeModel<Row>,
  pick: (view: TreeView<Row>) => Value,
): Value => useSyncExternalStore(model.subscribe, () => pick(model.view()));

interface Described {
  readonly depth: number;
  readonly children: number;
  readonly folded: boolean;
}

/** What assistive technology is told of a row of a tree. */
export function describeTreeRow(row: Described | undefined) {
  if (!row) return {};
  return { 'aria-level': row.depth + 1, ...(row.children > 0 && { 'aria-expanded': !row.folded }) };
}
