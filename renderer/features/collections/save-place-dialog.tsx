import { useState } from 'react';
import type { Collection } from '#shared/model/collection';
import { describeFailure } from '#shared/failure-words';
import { tabTitle } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { NewCollectionDialog } from './new-collection-dialog';
import { foldersOf } from './tree-entry';

interface Props {
  readonly tabId: string;
}

/** Asks where a draft that has no file yet is saved. */
export function SavePlaceDialog({ tabId }: Props) {
  const collections = useApp((state) => state.collections);
  const stopSaving = useApp((state) => state.stopSaving);
  const usable = collections.filter(({ problem }) => problem === null);
  return usable.length === 0 ? <NoPlace onClose={stopSaving} /> : <PlaceForm tabId={tabId} collections={usable} />;
}

/** Nothing is open to save into: make a collection first, then the form takes this dialog's place. */
function NoPlace({ onClose }: { readonly onClose: () => void }) {
  const [isMaking, setMaking] = useState(false);
  const openScratch = useApp((state) => state.openScratch);
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button onPress={() => void openScratch()}>Keep it in Scratch</Button>
      <Button variant="main" onPress={() => setMaking(true)} takesFocus>
        New collection
      </Button>
    </>
  );
  if (isMaking) return <NewCollectionDialog isOpen onClose={() => setMaking(false)} />;
  return (
    <Dialog title="Save the request" isOpen onClose={onClose} actions={actions}>
      <p>
        Requests are saved as files in a collection, and none is open yet. Make one: a folder of your choice. Or keep it in
        Scratch, the collection in Cairn’s own folder; it can move from there at any time.
      </p>
    </Dialog>
  );
}

function PlaceForm({ tabId, collections }: Props & { readonly collections: readonly Collection[] }) {
  const { place, change, error, save, saveInScratch } = usePlace(tabId, collections);
  const stopSaving = useApp((state) => state.stopSaving);
  const collection = collections.find(({ root }) => root === place.root) ?? collections[0];
  const actions = (
    <>
      <Button onPress={stopSaving}>Cancel</Button>
      <Button onPress={() => void saveInScratch()} isDisabled={place.name.trim() === ''}>
        Keep it in Scratch
      </Button>
      <Button variant="main" type="submit" isDisabled={place.name.trim() === ''}>
        Save
      </Button>
    </>
  );
  return (
    <Dialog title="Save the request" isOpen onClose={stopSaving} actions={actions} onSubmit={() => void save()}>
      <TextField label="Name" value={place.name} onChange={(name) => change({ name })} error={error} takesFocus />
      <SelectField
        label="Collection"
        value={place.root}
        options={collections.map(({ root, name }) => ({ value: root, label: name }))}
        onChange={(root) => change({ root, folder: '' })}
      />
      {collection && (
        <SelectField
          label="Folder"
          value={place.folder}
          options={foldersOf(collection).map((path) => ({ value: path, label: path === '' ? 'The collection itself' : path }))}
          onChange={(folder) => change({ folder })}
        />
      )}
    </Dialog>
  );
}

function usePlace(tabId: string, collections: readonly Collection[]) {
  const tab = useApp((state) => state.tabs[tabId]);
  const saveTabAt = useApp((state) => state.saveTabAt);
  const openScratch = useApp((state) => state.openScratch);
  const [error, setError] = useState<string | null>(null);
  const [place, setPlace] = useState(() => ({
    root: collections.find(({ root }) => root === tab?.saved?.root)?.root ?? collections[0]?.root ?? '',
    folder: '',
    name: tab ? suggestedName(tabTitle(tab)) : '',
  }));
  const change = (part: Partial<typeof place>) => {
    setPlace({ ...place, ...part });
    setError(null);
  };
  const saveAt = async (where: Pick<typeof place, 'root' | 'folder'>) => {
    if (place.name.trim() === '') return;
    const saved = await saveTabAt(tabId, { ...where, name: place.name.trim() });
    if (!saved.ok) setError(describeFailure(saved.failure));
  };
  const saveInScratch = async () => {
    const scratch = await openScratch();
    if (scratch.ok) await saveAt({ root: scratch.value, folder: '' });
    else setError(describeFailure(scratch.failure));
  };
  return { place, change, error, save: () => saveAt(place), saveInScratch };
}

/** The last words of an address make a better name than all of it. */
export function suggestedName(title: string): string {
  const path = title.split(/[?#]/)[0] ?? '';
  return (path.split('/').filter(Boolean).at(-1) ?? title).slice(0, 200);
}
