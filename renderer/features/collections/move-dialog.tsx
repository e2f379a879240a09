import { useEffect, useMemo, useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import type { RequestPlace } from '#shared/model/collection';
import { type Losses, togetherLost } from '../../state/move-losses';
import { useApp, useHost } from '../../state/use-app';
import { folderOf } from '../../state/saved-place';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { SelectField } from '../../ui/select-field';
import styles from './item-dialogs.module.css';
import { pathOf } from './drop-target';
import { placeOf } from './item-task';
import { lossesWords } from './losses-words';
import { nameOf } from './marked-rows';
import { foldersOf, type TreeEntry } from './tree-entry';

interface Props {
  readonly entries: readonly [TreeEntry, ...TreeEntry[]];
  readonly onClose: () => void;
}

/** Asks where something is to stand, and says first what it would no longer have there. */
export function MoveDialog({ entries, onClose }: Props) {
  const collections = useApp((state) => state.collections).filter(({ problem }) => problem === null);
  const { to, choose, losses, error, move } = useMove(entries, onClose);
  const collection = collections.find(({ root }) => root === to.root);
  const isHere = entries.every(({ root, item }) => root === to.root && to.folder === folderOf(pathOf({ item })));
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="main" type="submit" isDisabled={isHere}>
        Move
      </Button>
    </>
  );
  const folders = collection
    ? foldersOf(collection).filter((path) => !entries.some((entry) => isInside(entry, to.root, path)))
    : [];
  return (
    <Dialog title={`Move ${nameOf(entries)}`} isOpen onClose={onClose} actions={actions} onSubmit={() => !isHere && void move()}>
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

/** What is lost is asked of so many of them: what they inherit is mostly the same. */
const askedOf = 50;

function useMove(entries: Props['entries'], onDone: () => void) {
  const host = useHost();
  const moveItems = useApp((state) => state.moveItems);
  const places = useMemo(() => entries.flatMap((entry) => placeOf(entry) ?? []), [entries]);
  const [to, setTo] = useState({ root: entries[0].root, folder: folderOf(places[0]?.path ?? '') });
  const [losses, setLosses] = useState<Losses | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    const preview = (from: RequestPlace) => host.call('collection.previewMove', { from, to: { ...to, before: null } });
    void Promise.all(places.slice(0, askedOf).map(preview)).then((told) => {
      if (isWanted) setLosses(togetherLost(told.flatMap((one) => (one.ok ? one.value : []))));
    });
    return () => {
      isWanted = false;
    };
  }, [host, places, to]);
  return {
    to,
    losses,
    error,
    choose: (next: typeof to) => {
      setTo(next);
      setError(null);
    },
    move: async () => {
      const moved = await moveItems(
        places.map((from) => ({ from, to: { ...to, before: null } })),
        nameOf(entries),
      );
      if (moved.ok) onDone();
      else setError(describeFailure(moved.failure));
    },
  };
}
