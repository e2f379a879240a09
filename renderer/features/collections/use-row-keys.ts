import type { KeyboardEvent } from 'react';
import { useApp } from '../../state/use-app';
import { isComposing } from '../../ui/is-composing';
import { placeOf, taskOf, type ItemTask } from './item-task';
import type { TreeEntry } from './tree-entry';

interface RowKeys {
  /** Opens a request; a broken file shows what stands in it. */
  readonly open: (entry: TreeEntry, newTab: boolean) => void;
  readonly handleKey: (event: KeyboardEvent, entry: TreeEntry | undefined) => void;
}

/** What the keys do on a row of the tree. */
export function useRowKeys(onTask: (task: ItemTask) => void): RowKeys {
  const openSaved = useApp((state) => state.openSaved);

  const open = (entry: TreeEntry, newTab: boolean) => {
    const place = placeOf(entry);
    if (entry.item.kind === 'broken') onTask({ kind: 'raw', entry });
    if (entry.item.kind !== 'request' || !place) return;
    void openSaved(place, { newTab }).then((opened) => {
      if (!opened.ok) onTask({ kind: 'failed', failure: opened.failure });
    });
  };

  const handleKey = (event: KeyboardEvent, entry: TreeEntry | undefined) => {
    if (!entry || (event.target as Element).closest('button, input') || isComposing(event)) return;
    const task = taskOfKey(event.key, entry);
    if (event.key === 'Enter' && isOpenable(entry)) open(entry, event.ctrlKey || event.metaKey);
    else if (task) onTask(task);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { open, handleKey };
}

const isOpenable = ({ item }: TreeEntry) => item.kind === 'request' || item.kind === 'broken';

function taskOfKey(key: string, entry: TreeEntry): ItemTask | null {
  if (key === 'F2') return taskOf('rename', entry);
  return key === 'Delete' ? taskOf('delete', entry) : null;
}
