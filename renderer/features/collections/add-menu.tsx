import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CallOutput } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import { useApp, useHost } from '../../state/use-app';
import { MenuButton, type MenuAction } from '../../ui/menu-button';
import type { ItemTask } from './item-task';

interface Props {
  readonly onDialog: (dialog: 'open' | 'create') => void;
  readonly onTask: (task: ItemTask) => void;
}

/** So many that were closed are offered. */
const closedAtMost = 5;

/** Ways to have another collection in the list: made, opened, or opened again. */
export function AddMenu({ onDialog, onTask }: Props) {
  const openCollection = useApp((state) => state.openCollection);
  const openScratch = useApp((state) => state.openScratch);
  const beginImport = useApp((state) => state.beginImport);
  const closed = useClosed();
  const tell = (done: { readonly ok: true } | { readonly ok: false; readonly failure: Failure }) => {
    if (!done.ok) onTask({ kind: 'failed', failure: done.failure });
  };
  const again = closed.slice(0, closedAtMost).map(({ root, name }): MenuAction => ({
    id: root,
    label: `Open ${name} again`,
    onAction: () => void openCollection(root).then(tell),
  }));
  return (
    <MenuButton
      label="Add a collection"
      icon={Plus}
      items={[
        { id: 'open', label: 'Open a folder', onAction: () => onDialog('open') },
        { id: 'create', label: 'New collection', onAction: () => onDialog('create') },
        { id: 'import', label: 'Import…', onAction: () => beginImport() },
        { id: 'scratch', label: 'Scratch', onAction: () => void openScratch().then(tell) },
        ...again,
      ]}
    />
  );
}

/** Collections that were open once, asked for anew whenever the list of open ones is another. */
function useClosed(): CallOutput<'collection.listClosed'> {
  const host = useHost();
  const roots = useApp((state) => state.collections)
    .map(({ root }) => root)
    .join('\n');
  const [closed, setClosed] = useState<CallOutput<'collection.listClosed'>>([]);
  useEffect(() => {
    let isWanted = true;
    void host.call('collection.listClosed', null).then((told) => isWanted && told.ok && setClosed(told.value));
    return () => {
      isWanted = false;
    };
  }, [host, roots]);
  return closed;
}
