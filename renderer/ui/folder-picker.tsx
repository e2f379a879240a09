import { ArrowUp, File, Folder, FolderCheck } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { classNames } from './class-names';
import type { FolderListing, ListFolder } from './file-dialog';
import { IconButton } from './icon-button';
import { TextField } from './text-field';
import styles from './folder-picker.module.css';

interface Props {
  /** The folder that would be chosen now; empty until one was listed. */
  readonly path: string;
  readonly onChange: (path: string) => void;
  /** What is in a folder; null is where one begins. */
  readonly list: ListFolder;
  /** Has the focus when it appears. */
  readonly takesFocus?: boolean;
}

/** Walks through the folders of the machine the host runs on. */
export function FolderPicker({ path, onChange, list, takesFocus = false }: Props) {
  const { listing, error, walk } = useFolder(list, path, onChange);
  const folders = hiddenLast(listing?.entries.filter((entry) => entry.kind === 'folder') ?? []);
  const files = (listing?.entries.length ?? 0) - folders.length;
  return (
    <div className={styles.picker}>
      <div className={styles.bar}>
        <IconButton
          label="To the folder above"
          icon={ArrowUp}
          isDisabled={!listing?.parent}
          onPress={() => walk(listing?.parent ?? null)}
        />
        <TextField
          label="Folder"
          hideLabel
          mono
          value={path}
          onChange={onChange}
          error={error}
          takesFocus={takesFocus}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            walk(path);
          }}
        />
      </div>
      <ListBox
        aria-label="Folders"
        className={classNames(styles.list)}
        items={folders.map((folder) => ({ ...folder, id: folder.name }))}
        onAction={(name) => walk(`${listing?.path.replace(/[/\\]$/, '')}/${String(name)}`)}
        renderEmptyState={() => <p className={styles.none}>No folders in here.</p>}
      >
        {(folder) => (
          <ListBoxItem id={folder.id} textValue={folder.name} className={classNames(styles.item)}>
            {folder.collection === true ? (
              <FolderCheck size={16} strokeWidth={1.5} aria-hidden />
            ) : (
              <Folder size={16} strokeWidth={1.5} aria-hidden />
            )}
            <bdi className={styles.name}>{folder.name}</bdi>
            {folder.collection === true && <span className={styles.note}>collection</span>}
          </ListBoxItem>
        )}
      </ListBox>
      {files > 0 && (
        <p className={styles.files}>
          <File size={14} strokeWidth={1.5} aria-hidden /> {files === 1 ? 'and one file' : `and ${files} files`}
        </p>
      )}
    </div>
  );
}

/** Folders that a system hides are seldom meant. */
function hiddenLast(entries: FolderListing['entries']): FolderListing['entries'] {
  const isHidden = ({ name }: { readonly name: string }) => name.startsWith('.');
  return [...entries.filter((entry) => !isHidden(entry)), ...entries.filter(isHidden)];
}

function useFolder(list: ListFolder, path: string, onChange: (path: string) => void) {
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [error, setError] = useState<string | null>(null);
  const typed = useRef(path);
  useLayoutEffect(() => void (typed.current = path));
  const walk = (to: string | null) => {
    const before = typed.current;
    void list(to).then((told) => {
      setError('problem' in told ? told.problem : null);
      if ('problem' in told) return;
      setListing(told.listing);
      // What was typed while the folder was being read stays.
      if (typed.current === before) onChange(told.listing.path);
    });
  };
  // Once, when the picker opens: from then on the user walks.
  useEffect(() => walk(null), []); // oxlint-disable-line react/exhaustive-deps
  return { listing, error, walk };
}
