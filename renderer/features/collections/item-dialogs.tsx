import { type ReactNode, useEffect, useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { useApp, useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './item-dialogs.module.css';
import { type DialogTask, placeOf } from './item-task';
import { NameDialog } from './name-dialog';
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
      return <RenameDialog entry={task.entry} onClose={onClose} />;
    case 'newFolder':
      return <NewFolderDialog entry={task.entry} onClose={onClose} />;
    case 'raw':
      return <RawDialog entry={task.entry} onClose={onClose} />;
  }
}

function RenameDialog({ entry, onClose }: EntryProps) {
  const renameRequest = useApp((state) => state.renameRequest);
  const place = placeOf(entry);
  if (!place) return null;
  return (
    <NameDialog
      title="Rename the request"
      confirmLabel="Rename"
      start={entry.name}
      onSubmit={(name) => renameRequest(place, name)}
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

/** A file that cannot be read as a request, as it stands. */
function RawDialog({ entry, onClose }: EntryProps) {
  const host = useHost();
  const [text, setText] = useState<string | null>(null);
  const { item } = entry;
  useEffect(() => {
    const place = placeOf(entry);
    if (!place) return;
    void host
      .call('collection.readRaw', place)
      .then((read) => setText(read.ok ? read.value.text : describeFailure(read.failure)));
  }, [host, entry]);
  return (
    <NoteDialog title={entry.name} onClose={onClose} isWide>
      {item.kind === 'broken' && (
        <p>
          {item.line === null ? '' : `Line ${item.line}: `}
          {item.reason} Mend it in an editor; it shows here as soon as it can be read.
        </p>
      )}
      <pre className={styles.raw} dir="auto">
        {text}
      </pre>
    </NoteDialog>
  );
}

interface NoteProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

function NoteDialog({ title, onClose, isWide = false, children }: NoteProps) {
  const actions = (
    <Button variant="main" onPress={onClose} takesFocus>
      Close
    </Button>
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={actions} width={isWide ? 'wide' : 'normal'}>
      {children}
    </Dialog>
  );
}
