import { type KeyboardEvent, type MouseEvent, useCallback } from 'react';
import { useApp } from '../../state/use-app';
import { isComposing } from '../../ui/is-composing';
import { placeOf, taskOf, type ItemTask } from './item-task';
import type { Together } from './marked-rows';
import type { TreeEntry } from './tree-entry';

interface RowKeys {
  /** Opens a request; a broken file shows what stands in it. */
  readonly open: (entry: TreeEntry, newTab: boolean) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** A press opens, unless it selects with what is selected; with the middle button in a new tab. */
  readonly onClick: (event: MouseEvent) => void;
}

interface Options {
  readonly index: ReadonlyMap<string, TreeEntry>;
  readonly together: Together;
  readonly onTask: (task: ItemTask) => void;
  /** Alt with an arrow. */
  readonly onStep: (entry: TreeEntry, step: -1 | 1) => void;
}

/** What keys, and presses with keys, do on a row of the tree. */
export function useRowKeys({ index, together, onTask, onStep }: Options): RowKeys {
  const openSaved = useApp((state) => state.openSaved);

  // The same one each time, so that the rows need not be made again.
  const open = useCallback(
    (entry: TreeEntry, newTab: boolean) => {
      const place = placeOf(entry);
      if (entry.item.kind === 'broken') onTask({ kind: 'raw', entries: [entry] });
      if (entry.item.kind !== 'request' || !place) return;
      void openSaved(place, { newTab }).then((opened) => {
        if (!opened.ok) onTask({ kind: 'failed', failure: opened.failure });
      });
    },
    [openSaved, onTask],
  );

  const entryOf = (target: EventTarget) => index.get((target as Element).closest<HTMLElement>('[data-key]')?.dataset.key ?? '');

  const onKey = (event: KeyboardEvent) => {
    const entry = entryOf(event.target);
    if (!entry || (event.target as Element).closest('button, input') || isComposing(event)) return;
    const task = taskOfKey(event.key, entry, together);
    const step = event.altKey ? steps[event.key] : undefined;
    if (step) onStep(entry, step);
    else if (event.key === 'Enter' && isOpenable(entry)) open(entry, event.ctrlKey || event.metaKey);
    else if (task) onTask(task);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const entry = entryOf(event.target);
    if (!entry || (event.target as Element).closest('button')) return;
    const isMiddle = event.button === 1;
    if (isMiddle || !(event.shiftKey || event.ctrlKey || event.metaKey)) open(entry, isMiddle);
  };
  return { open, onKey, onClick };
}

const steps: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

const isOpenable = ({ item }: TreeEntry) => item.kind === 'request' || item.kind === 'broken';

function taskOfKey(key: string, entry: TreeEntry, together: Together): ItemTask | null {
  if (key === 'F2') return taskOf('rename', [entry]);
  return key === 'Delete' ? taskOf('delete', together(entry)) : null;
}
