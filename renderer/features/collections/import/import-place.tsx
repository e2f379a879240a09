import { useState } from 'react';
import type { ImportChoices } from '../../../state/slices/import-slice';
import { FolderPicker } from '../../../ui/folder-picker';
import { useFileChoice } from '../../../state/use-file-choice';
import { useApp } from '../../../state/use-app';
import { Segments } from '../../../ui/segments';
import { SelectField } from '../../../ui/select-field';
import { TextField } from '../../../ui/text-field';
import { folderName } from '../../../ui/folder-name';
import { foldersOf } from '../tree-entry';
import styles from './import.module.css';

/** Where an import goes: a collection of its own, or one that is open. */
export function useImportPlace(suggested: string) {
  const all = useApp((state) => state.collections);
  const collections = all.filter(({ problem }) => problem === null);
  const [kind, setKind] = useState<'new' | 'open'>('new');
  const [name, setName] = useState(suggested.slice(0, 200));
  const [parent, setParent] = useState('');
  const [chosen, setChosen] = useState({ root: '', folder: '' });
  const root = chosen.root || (collections[0]?.root ?? '');
  const newRoot = `${parent.replace(/[/\\]$/, '')}/${folderName(name)}`;
  const isNewReady = name.trim() !== '' && parent !== '';
  const into: ImportChoices['into'] | null =
    kind === 'new'
      ? isNewReady
        ? { kind: 'new', root: newRoot, name: name.trim() }
        : null
      : root === ''
        ? null
        : { kind: 'open', root, folder: chosen.folder };
  return { into, collections, kind, setKind, name, setName, parent, setParent, newRoot, root, folder: chosen.folder, setChosen };
}

export function ImportPlace({ place }: { readonly place: ReturnType<typeof useImportPlace> }) {
  return (
    <section aria-label="Where it goes" className={styles.place}>
      <h3 className={styles.heading}>Where it goes</h3>
      {place.collections.length > 0 && (
        <div>
          <Segments
            label="Where it goes"
            value={place.kind}
            options={[
              { value: 'new', label: 'A new collection' },
              { value: 'open', label: 'A collection that is open' },
            ]}
            onChange={place.setKind}
          />
        </div>
      )}
      {place.kind === 'new' ? <NewPlace place={place} /> : <OpenPlace place={place} />}
    </section>
  );
}

function NewPlace({ place }: { readonly place: ReturnType<typeof useImportPlace> }) {
  const { list } = useFileChoice();
  return (
    <>
      <TextField label="Name" value={place.name} onChange={place.setName} />
      <FolderPicker list={list} path={place.parent} onChange={place.setParent} />
      {place.into?.kind === 'new' && (
        <p>
          It will stand in <code dir="auto">{place.newRoot}</code>
        </p>
      )}
    </>
  );
}

function OpenPlace({ place }: { readonly place: ReturnType<typeof useImportPlace> }) {
  const collection = place.collections.find(({ root }) => root === place.root);
  return (
    <div className={styles.halves}>
      <SelectField
        label="Collection"
        value={place.root}
        options={place.collections.map(({ root, name }) => ({ value: root, label: name }))}
        onChange={(root) => place.setChosen({ root, folder: '' })}
      />
      {collection && (
        <SelectField
          label="Folder"
          value={place.folder}
          options={foldersOf(collection).map((path) => ({ value: path, label: path === '' ? 'The collection itself' : path }))}
          onChange={(folder) => place.setChosen({ root: place.root, folder })}
        />
      )}
    </div>
  );
}
