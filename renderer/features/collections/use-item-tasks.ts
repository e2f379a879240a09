import { useCallback, useState } from 'react';
import { ok, type Result } from '#shared/result';
import type { AppState } from '../../state/app-state';
import { useAppStore } from '../../state/use-app';
import { type DialogTask, type ItemTask, placeOf, type PromptTask } from './item-task';
import { nameOf } from './marked-rows';

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
  ['failed', 'rename', 'newFolder', 'move', 'tag', 'raw'].includes(task.kind);

function perform({ kind, entries }: PromptTask, state: AppState): Promise<Result<null>> {
  const [entry] = entries;
  const place = placeOf(entry) ?? { root: entry.root, path: '' };
  const places = entries.flatMap((one) => placeOf(one) ?? []);
  switch (kind) {
    case 'settings':
      return shown(state.openFolderSettings(place));
    case 'auth':
      return shown(state.editFolderAuth(place));
    case 'advice':
      return shown(state.showAdvice(entry.root));
    case 'run':
      return shown(void run(entries, state));
    case 'export':
      return shown(state.showExport({ place, name: entry.name }));
    case 'code':
      return state.showSavedCode(place);
    case 'close':
      return state.closeCollection(entry.root);
    case 'duplicate':
      return state.duplicateItems(places);
    case 'delete':
      return state.deleteItems(places, nameOf(entries));
  }
}

/** One row with all that is in it; of several, of the collection they are in, those alone. */
function run(entries: PromptTask['entries'], { openRunner }: AppState): Promise<void> {
  const [{ root, item }, ...others] = entries;
  if (others.length === 0) return openRunner(root, item.kind === 'collection' ? '' : item.path);
  const paths = entries.map((entry) => placeOf(entry)?.path ?? '');
  return openRunner(root, '', paths.includes('') ? undefined : paths);
}

const shown = (_opened: void): Promise<Result<null>> => Promise.resolve(ok(null));
