import { useEffect, useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import type { Losses } from '../../state/slices/tree-slice';
import { useApp, useHost } from '../../state/use-app';
import { folderOf } from '../../state/saved-place';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { SelectField } from '../../ui/select-field';
import styles from './item-dialogs.module.css';
import { placeOf } from './item-task';
import { lossesWords } from './losses-words';
import { foldersOf, type TreeEntry } from './tree-entry';

interface Props {
  readonly entry: TreeEntry;
  readonly onClose: () => void;
}

/** Asks where something is to stand, and says first what it would no longer have there. */
export function MoveDialog({ entry, onClose }: Props) {
  const collections = useApp((state) => state.collections).filter(({ problem }) => problem === null);
  const { to, choose, losses, error, move } = useMove(entry, onClose);
  const collection = collections.find(({ root }) => root === to.root);
  const isHere = to.root === entry.root && to.folder === folderOf(placeOf(entry)?.path ?? '');
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="main" type="submit" isDisabled={isHere}>
        Move
      </Button>
    </>
  );
  const folders = collection ? foldersOf(collection).filter((path) => !isInside(entry, to.root, path)) : [];
  return (
    <Dialog title={`Move ${entry.name}`} isOpen onClose={onClose} actions={actions} onSubmit={() => !isHere && void move()}>
      <SelectField
        label="Collection"
        value={to.root}
        options={collections.map(({ root, name }) => ({ value: root, label: name }))}
        onChange={(root) => choose({ root, folder: '' })}
      />
      <SelectField
        label="Folder"
        value={to.folder}
        options={folders.map((path) => ({ value: path, label: path === '' ? 'The collection itself' : path }))}
        onChange={(folder) => choose({ root: to.root, folder })}
      />
      <div aria-live="polite" className={styles.losses}>
        {!isHere && losses && lossesWords(losses).map((words) => <p key={words}>{words}</p>)}
      </div>
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </Dialog>
  );
}

const isInside = ({ root, item }: TreeEntry, toRoot: string, path: string): boolean =>
  item.kind === 'folder' && root === toRoot && (path === item.path || path.startsWith(`${item.path}/`));

function useMove(entry: TreeEntry, onDone: () => void) {
  const host = useHost();
  const moveItem = useApp((state) => state.moveItem);
  const from = placeOf(entry) ?? { root: entry.root, path: '' };
  const [to, setTo] = useState({ root: from.root, folder: folderOf(from.path) });
  const [losses, setLosses] = useState<Losses | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { root, path } = from;
  useEffect(() => {
    let isWanted = true;
    void host.call('collection.previewMove', { from: { root, path }, to: { ...to, before: null } }).then((told) => {
      if (isWanted) setLosses(told.ok ? told.value : null);
    });
    return () => {
      isWanted = false;
    };
  }, [host, root, path, to]);
  return {
    to,
    losses,
    error,
    choose: (next: typeof to) => {
      setTo(next);
      setError(null);
    },
    move: async () => {
      const moved = await moveItem(from, { ...to, before: null }, entry.name);
      if (moved.ok) onDone();
      else setError(describeFailure(moved.failure));
    },
  };
}
