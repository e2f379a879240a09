import type { Failure } from '#shared/failure';
import type { RequestPlace } from '#shared/model/collection';
import type { MenuAction } from '../../ui/menu-button';
import type { TreeEntry } from './tree-entry';

/** What was asked of a row. */
export type ItemTask =
  | DialogTask
  | {
      readonly kind: 'delete' | 'duplicate' | 'close' | 'settings' | 'auth' | 'advice' | 'run' | 'code' | 'export';
      readonly entry: TreeEntry;
    };

/** A task that needs a word from the user, or has one for them. */
export type DialogTask =
  | { readonly kind: 'rename' | 'newFolder' | 'move' | 'raw'; readonly entry: TreeEntry }
  | { readonly kind: 'failed'; readonly failure: Failure };

type EntryTask = Exclude<ItemTask['kind'], 'failed'>;

/** Where a row's file is; null for a collection, which is a folder of its own. */
export function placeOf({ root, item }: TreeEntry): RequestPlace | null {
  return item.kind === 'collection' ? null : { root, path: item.path };
}

/** A task for a row, or null when it cannot be done to it. */
export function taskOf(kind: EntryTask, entry: TreeEntry): ItemTask | null {
  const possible: Readonly<Record<TreeEntry['item']['kind'], readonly EntryTask[]>> = {
    collection: ['run', 'newFolder', 'rename', 'settings', 'auth', 'advice', 'export', 'close'],
    folder: ['run', 'newFolder', 'rename', 'duplicate', 'move', 'settings', 'auth', 'export', 'delete'],
    request: ['run', 'rename', 'duplicate', 'move', 'code', 'export', 'raw', 'delete'],
    broken: ['raw', 'move', 'delete'],
  };
  return possible[entry.item.kind].includes(kind) ? { kind, entry } : null;
}

interface Doers {
  readonly onTask: (task: ItemTask) => void;
  readonly onOpen: (entry: TreeEntry, newTab: boolean) => void;
}

const labels: readonly {
  readonly kind: EntryTask;
  readonly label: string;
  readonly shortcut?: string;
  readonly isDanger?: true;
}[] = [
  { kind: 'run', label: 'Run' },
  { kind: 'newFolder', label: 'New folder' },
  { kind: 'settings', label: 'Settings for its requests' },
  { kind: 'auth', label: 'Auth of its requests' },
  { kind: 'advice', label: 'Advice on this collection' },
  { kind: 'rename', label: 'Rename', shortcut: 'F2' },
  { kind: 'duplicate', label: 'Duplicate' },
  { kind: 'move', label: 'Move to …' },
  { kind: 'code', label: 'Copy as code' },
  { kind: 'export', label: 'Export' },
  { kind: 'raw', label: 'Open the file as text' },
  { kind: 'close', label: 'Close the collection' },
  { kind: 'delete', label: 'Delete', shortcut: 'Delete', isDanger: true },
];

/** The menu of a row. */
export function actionsOf(entry: TreeEntry, { onTask, onOpen }: Doers): MenuAction[] {
  const openings: MenuAction[] =
    entry.item.kind === 'request'
      ? [{ id: 'newTab', label: 'Open in a new tab', shortcut: 'mod+Enter', onAction: () => onOpen(entry, true) }]
      : [];
  const tasks = labels.flatMap(({ kind, ...shown }) => {
    const task = taskOf(kind, entry);
    return task ? [{ id: kind, ...shown, onAction: () => onTask(task) }] : [];
  });
  return [...openings, ...tasks];
}
