import { ListFilter } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { useApp, useAppStore } from '../../state/use-app';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { AddMenu } from './add-menu';
import { CollectionTree } from './collection-tree';
import styles from './collections-panel.module.css';
import { DeletedNote } from './deleted-note';
import { ItemDialog } from './item-dialogs';
import { MovedNote } from './moved-note';
import { NewCollectionDialog } from './new-collection-dialog';
import { OpenCollectionDialog } from './open-collection-dialog';
import { OrderMenu } from './order-menu';
import { readNames } from './tree-filter';
import { useItemTasks } from './use-item-tasks';

/** The side bar's list of saved requests. */
export function CollectionsPanel() {
  const isEmpty = useApp((state) => state.collections.length === 0);
  const failure = useApp((state) => state.collectionsFailure);
  const [filter, setFilter] = useState('');
  // The field never waits for the rows.
  const shownFilter = useDeferredValue(filter);
  const [dialog, setDialog] = useState<'open' | 'create' | null>(null);
  const beginImport = useApp((state) => state.beginImport);
  const { task, begin, end } = useItemTasks();
  const store = useAppStore();
  const readAhead = () => requestIdleCallback(() => readNames(store.getState().collections));
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>Collections</h2>
        {!isEmpty && <OrderMenu />}
        <AddMenu onDialog={setDialog} onTask={begin} />
      </header>
      {failure && <p className={styles.error}>{describeFailure(failure)}</p>}
      {isEmpty ? (
        <NoCollections onOpen={() => setDialog('open')} onCreate={() => setDialog('create')} onImport={() => beginImport()} />
      ) : (
        <>
          <div className={styles.filter} onFocus={readAhead}>
            <ListFilter size={14} strokeWidth={1.5} aria-hidden />
            <TextField
              label="Filter requests"
              hideLabel
              placeholder="Filter, or tag:name"
              type="search"
              value={filter}
              onChange={setFilter}
            />
          </div>
          <CollectionTree filter={shownFilter} onTask={begin} isAsking={task !== null} />
        </>
      )}
      <DeletedNote />
      <MovedNote />
      <OpenCollectionDialog isOpen={dialog === 'open'} onClose={() => setDialog(null)} />
      <NewCollectionDialog isOpen={dialog === 'create'} onClose={() => setDialog(null)} />
      {task && <ItemDialog task={task} onClose={end} />}
    </>
  );
}

interface Ways {
  readonly onOpen: () => void;
  readonly onCreate: () => void;
  readonly onImport: () => void;
}

function NoCollections({ onOpen, onCreate, onImport }: Ways) {
  return (
    <div className={styles.empty}>
      <p>No collection yet. A collection is a folder of plain YAML files, one for each request, that git and other tools read.</p>
      <Button size="small" onPress={onOpen}>
        Open a folder
      </Button>
      <Button size="small" onPress={onCreate}>
        New collection
      </Button>
      <Button size="small" onPress={onImport}>
        Import…
      </Button>
    </div>
  );
}
