import { useCallback, useState } from 'react';
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
  const begin = useCallback(
    (asked: ItemTask) => {
      if (needsDialog(asked)) return setTask(asked);
      void perform(asked, store.getState()).then((done) => {
        if (!done.ok) setTask({ kind: 'failed', failure: done.failure });
      });
    },
    [store],
  );
  return { task, begin, end: () => setTask(null) };
}

const needsDialog = (task: ItemTask): task is DialogTask =>
  !['delete', 'duplicate', 'close', 'settings', 'auth', 'advice', 'run', 'code', 'export'].includes(task.kind);

function perform({ kind, entry }: Exclude<ItemTask, DialogTask>, state: AppState): Promise<Result<null>> {
  const place = placeOf(entry) ?? { root: entry.root, path: '' };
  switch (kind) {
    case 'settings':
      return shown(state.openFolderSettings(place));
    case 'auth':
      return shown(state.editFolderAuth(place));
    case 'advice':
      return shown(state.showAdvice(entry.root));
    case 'run':
      return shown(void state.openRunner(place.root, place.path));
    case 'export':
      return shown(state.showExport({ place, name: entry.name }));
    case 'code':
      return state.showSavedCode(place);
    case 'close':
      return state.closeCollection(entry.root);
    case 'duplicate':
      return state.duplicateItem(place);
    case 'delete':
      return entry.item.kind === 'folder' ? state.deleteFolder(place, entry.name) : state.deleteRequest(place, entry.name);
  }
}

const shown = (_opened: void): Promise<Result<null>> => Promise.resolve(ok(null));
