import { useState } from 'react';
import { ok, type Result } from '#shared/result';
import type { AppState } from '../../state/app-state';
import { useAppStore } from '../../state/use-app';
import { type DialogTask, type ItemTask, placeOf } from './item-task';

interface ItemTasks {
  /** The task whose dialog is open. */
  readonly task: DialogTask | null;
  readonly begin: (task: ItemTask) => void;
  readonly end: () => void;
}

/** Does what is asked of rows. Deleting, duplicating and closing need no dialog, unless they fail. */
export function useItemTasks(): ItemTasks {
  const store = useAppStore();
  const [task, setTask] = useState<DialogTask | null>(null);
  const begin = (asked: ItemTask) => {
    if (needsDialog(asked)) return setTask(asked);
    void perform(asked, store.getState()).then((done) => {
      if (!done.ok) setTask({ kind: 'failed', failure: done.failure });
    });
  };
  return { task, begin, end: () => setTask(null) };
}

const needsDialog = (task: ItemTask): task is DialogTask =>
  !['delete', 'duplicate', 'close', 'auth', 'advice'].includes(task.kind);

function perform({ kind, entry }: Exclude<ItemTask, DialogTask>, state: AppState): Promise<Result<null>> {
  const place = placeOf(entry);
  if (kind === 'auth') state.editFolderAuth(place ?? { root: entry.root, path: '' });
  if (kind === 'auth') return Promise.resolve(ok(null));
  if (kind === 'advice') state.showAdvice(entry.root);
  if (kind === 'advice') return Promise.resolve(ok(null));
  if (kind === 'close' || !place) return state.closeCollection(entry.root);
  return kind === 'delete' ? state.deleteRequest(place, entry.name) : state.duplicateRequest(place);
}
