import type { JsonRow } from '#shared/model/body-window';
import type { KeyboardEvent } from 'react';
import { rowsAround } from './json-pins';
import type { JsonTreeModel } from './json-tree-model';
import type { OnFollow } from './json-value';
import { linkIn } from './link-in';

interface Meaning {
  /** Links that are not whole addresses are read from here. */
  readonly base: string;
  readonly onFollow: OnFollow;
  readonly onCopy: (node: number) => void;
}

/** Keys as in any tree; Enter follows a link, Ctrl+C copies the value when no text is selected. */
export function pressTreeKey(event: KeyboardEvent, model: JsonTreeModel, meaning: Meaning): void {
  const row = model.rowAt(model.view().cursor);
  if (!row || event.altKey) return;
  const action = isCopy(event) ? () => meaning.onCopy(row.node) : actionsOn(row, model, event, meaning)[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

export const isCopy = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c' && window.getSelection()?.isCollapsed !== false;

function actionsOn(
  row: JsonRow,
  model: JsonTreeModel,
  event: KeyboardEvent,
  { base, onFollow }: Meaning,
): Readonly<Record<string, () => void>> {
  const toggle = () => row.children > 0 && model.toggle(row.node);
  const newTab = event.ctrlKey || event.metaKey;
  const url = linkIn(row, base);
  return {
    ArrowLeft: row.children > 0 && !row.folded ? toggle : () => goToParent(model),
    ArrowRight: row.folded ? toggle : () => row.children > 0 && model.setCursor(model.view().cursor + 1),
    ' ': toggle,
    Enter: url === null ? toggle : () => onFollow(url, { newTab, background: newTab && !event.shiftKey }),
  };
}

function goToParent(model: JsonTreeModel): void {
  const { shown, cursor } = model.view();
  const parent = shown && rowsAround(shown.windows, cursor).at(-1);
  if (parent) void model.reveal(parent.node);
}
