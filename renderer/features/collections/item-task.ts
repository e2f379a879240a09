import type { Failure } from '#shared/failure';
import type { RequestPlace } from '#shared/model/collection';
import type { MenuAction } from '../../ui/menu-button';
import type { TreeEntry } from './tree-entry';

/** What is done to one row, or to several at once. */
type GroupKind = 'run' | 'duplicate' | 'move' | 'tag' | 'delete';

/** What is done to one row. */
type OneKind = 'newFolder' | 'settings' | 'auth' | 'advice' | 'rename' | 'code' | 'export' | 'raw' | 'close';

type EntryKind = GroupKind | OneKind;
type AskingKind = 'rename' | 'newFolder' | 'move' | 'tag' | 'raw';

/** Rows that something is done to; where it is done to one row, there is one. */
interface TaskOf<K extends EntryKind> {
  readonly kind: K;
  readonly entries: readonly [TreeEntry, ...TreeEntry[]];
}

/** A task that needs a word from the user, or has one for them. */
export type DialogTask = TaskOf<AskingKind> | { readonly kind: 'failed'; readonly failure: Failure };

/** A task that is done at once. */
export type PromptTask = TaskOf<Exclude<EntryKind, AskingKind>>;

/** What was asked of rows. */
export type ItemTask = DialogTask | PromptTask;

/** Where a row's file is; null for a collection, which is a folder of its own. */
export function placeOf({ root, item }: TreeEntry): RequestPlace | null {
  return item.kind === 'collection' ? null : { root, path: item.path };
}

const possible: Readonly<Record<TreeEntry['item']['kind'], readonly EntryKind[]>> = {
  collection: ['run', 'newFolder', 'rename', 'settings', 'auth', 'advice', 'export', 'close'],
  folder: ['run', 'newFolder', 'rename', 'duplicate', 'move', 'tag', 'settings', 'auth', 'export', 'delete'],
  request: ['run', 'rename', 'duplicate', 'move', 'tag', 'code', 'export', 'raw', 'delete'],
  broken: ['raw', 'move', 'delete'],
};

const forMany: readonly EntryKind[] = ['run', 'duplicate', 'move', 'tag', 'delete'] satisfies GroupKind[];

/** A task for rows, or null when it cannot be done to every one of them. What runs together is of one collection. */
export function taskOf(kind: EntryKind, entries: readonly TreeEntry[]): ItemTask | null {
  const [first, ...others] = entries;
  if (!first || !entries.every(({ item }) => possible[item.kind].includes(kind))) return null;
  if (others.length > 0 && !forMany.includes(kind)) return null;
  if (kind === 'run' && others.some(({ root }) => root !== first.root)) return null;
  return { kind, entries: [first, ...others] };
}

interface Doers {
  readonly onTask: (task: ItemTask) => void;
  readonly onOpen: (entry: TreeEntry, newTab: boolean) => void;
}

const labels: readonly {
  readonly kind: EntryKind;
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
  { kind: 'tag', label: 'Tags …' },
  { kind: 'code', label: 'Copy as code' },
  { kind: 'export', label: 'Export' },
  { kind: 'raw', label: 'Open the file as text' },
  { kind: 'close', label: 'Close the collection' },
  { kind: 'delete', label: 'Delete', shortcut: 'Delete', isDanger: true },
];

/** The menu of a row, or of several that are selected together. */
export function actionsOf(entries: readonly TreeEntry[], { onTask, onOpen }: Doers): MenuAction[] {
  const [only] = entries;
  const openings: MenuAction[] =
    only?.item.kind === 'request' && entries.length === 1
      ? [{ id: 'newTab', label: 'Open in a new tab', shortcut: 'mod+Enter', onAction: () => onOpen(only, true) }]
      : [];
  const tasks = labels.flatMap(({ kind, ...shown }) => {
    const task = taskOf(kind, entries);
    return task ? [{ id: kind, ...shown, onAction: () => onTask(task) }] : [];
  });
  return [...openings, ...tasks];
}
