import type { ReactNode } from 'react';
import { describeFailure } from '#shared/failure-words';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { type DialogTask, placeOf } from './item-task';
import { MoveDialog } from './move-dialog';
import { NameDialog } from './name-dialog';
import { RawDialog } from './raw-dialog';
import { TagDialog } from './tag-dialog';
import type { TreeEntry } from './tree-entry';

interface Props {
  readonly task: DialogTask;
  readonly onClose: () => void;
}

interface EntryProps {
  readonly entry: TreeEntry;
  readonly onClose: () => void;
}

/** The dialog a row's task needs. */
export function ItemDialog({ task, onClose }: Props) {
  switch (task.kind) {
    case 'failed':
      return (
        <NoteDialog title="That did not work" onClose={onClose}>
          {describeFailure(task.failure)}
        </NoteDialog>
      );
    case 'rename':
      return <RenameDialog entry={task.entries[0]} onClose={onClose} />;
    case 'newFolder':
      return <NewFolderDialog entry={task.entries[0]} onClose={onClose} />;
    case 'move':
      return <MoveDialog entries={task.entries} onClose={onClose} />;
    case 'tag':
      return <TagDialog entries={task.entries} onClose={onClose} />;
    case 'raw':
      return <RawDialog entry={task.entries[0]} onClose={onClose} />;
  }
}

function RenameDialog({ entry, onClose }: EntryProps) {
  const renameRequest = useApp((state) => state.renameRequest);
  const renameFolder = useApp((state) => state.renameFolder);
  const { kind } = entry.item;
  const place = placeOf(entry) ?? { root: entry.root, path: '' };
  const isFolder = kind === 'folder' || kind === 'collection';
  return (
    <NameDialog
      title={`Rename the ${isFolder ? kind : 'request'}`}
      confirmLabel="Rename"
      start={entry.name}
      onSubmit={(name) => (isFolder ? renameFolder(place, name) : renameRequest(place, name))}
      onClose={onClose}
    />
  );
}

function NewFolderDialog({ entry, onClose }: EntryProps) {
  const createFolder = useApp((state) => state.createFolder);
  const parent = placeOf(entry)?.path ?? '';
  return (
    <NameDialog
      title={`New folder in ${entry.name}`}
      confirmLabel="Make the folder"
      start=""
      onSubmit={(name) => createFolder(entry.root, parent, name)}
      onClose={onClose}
    />
  );
}

interface NoteProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function NoteDialog({ title, onClose, children }: NoteProps) {
  const actions = (
    <Button variant="main" onPress={onClose} takesFocus>
      Close
    </Button>
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={actions}>
      {children}
    </Dialog>
  );
}
