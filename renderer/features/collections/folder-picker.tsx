import { ArrowUp, File, Folder, FolderCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { CallOutput } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { useHost } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import { TextField } from '../../ui/text-field';
import styles from './folder-picker.module.css';

type Listing = CallOutput<'files.list'>;

interface Props {
  /** The folder that would be chosen now; empty until one was listed. */
  readonly path: string;
  readonly onChange: (path: string) => void;
  /** Has the focus when it appears. */
  readonly takesFocus?: boolean;
}

/** Walks through the folders of the machine the host runs on. */
export function FolderPicker({ path, onChange, takesFocus = false }: Props) {
  const { listing, error, walk } = useFolder(onChange);
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
            {folder.collection ? (
              <FolderCheck size={16} strokeWidth={1.5} aria-hidden />
            ) : (
              <Folder size={16} strokeWidth={1.5} aria-hidden />
            )}
            <bdi className={styles.name}>{folder.name}</bdi>
            {folder.collection && <span className={styles.note}>collection</span>}
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
function hiddenLast(entries: Listing['entries']): Listing['entries'] {
  const isHidden = ({ name }: { readonly name: string }) => name.startsWith('.');
  return [...entries.filter((entry) => !isHidden(entry)), ...entries.filter(isHidden)];
}

function useFolder(onChange: (path: string) => void) {
  const host = useHost();
  const [listing, setListing] = useState<Listing | null>(null);
  const [error, setError] = useState<string | null>(null);
  const walk = (to: string | null) =>
    void host.call('files.list', { path: to }).then((listed) => {
      setError(listed.ok ? null : describeFailure(listed.failure));
      if (!listed.ok) return;
      setListing(listed.value);
      onChange(listed.value.path);
    });
  // Once, when the picker opens: from then on the user walks.
  useEffect(() => walk(null), []); // oxlint-disable-line react/exhaustive-deps
  return { listing, error, walk };
}
