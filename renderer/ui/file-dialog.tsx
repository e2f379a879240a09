import { CircleAlert, CornerLeftUp, File, Folder } from 'lucide-react';
import { useEffect, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { Button } from './button';
import { Dialog } from './dialog';
import styles from './file-dialog.module.css';

export interface FolderListing {
  readonly path: string;
  readonly parent: string | null;
  readonly entries: readonly {
    readonly name: string;
    readonly kind: 'folder' | 'file';
    readonly bytes: number;
    readonly collection?: boolean;
  }[];
}

/** What a folder holds, or why it cannot be read. Without a path it is the one to begin with. */
export type ListFolder = (path: string | null) => Promise<{ readonly listing: FolderListing } | { readonly problem: string }>;

interface Props {
  readonly list: ListFolder;
  readonly onClose: () => void;
  readonly onChoose: (path: string) => void;
}

// The dialog was opened to choose from this list.
const takesFocus = { autoFocus: 'first' } as const;

/** Folders and files of the machine Cairn runs on, to choose one file from. */
export function FileDialog({ list, onClose, onChoose }: Props) {
  const { listing, problem, open } = useListing(list);
  const act = (key: string) => {
    if (!listing) return;
    if (key === '..') return open(listing.parent);
    const entry = listing.entries.find((one) => one.name === key);
    if (entry) (entry.kind === 'folder' ? open : onChoose)(joinPath(listing.path, entry.name));
  };
  return (
    <Dialog title="Choose a file" isOpen onClose={onClose} width="wide" actions={<Button onPress={onClose}>Cancel</Button>}>
      <bdi className={styles.path}>{listing?.path ?? '…'}</bdi>
      {problem !== null && (
        <p className={styles.problem}>
          <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
          <span>{problem}</span>
        </p>
      )}
      {listing && (
        <GridList
          key={listing.path}
          aria-label={`Contents of ${listing.path}`}
          className={styles.list}
          onAction={(key) => act(String(key))}
          {...takesFocus}
          renderEmptyState={() => <p className={styles.empty}>This folder is empty.</p>}
        >
          {listing.parent !== null && (
            <GridListItem id=".." textValue="Folder above" className={styles.item}>
              <CornerLeftUp size={14} strokeWidth={1.5} aria-hidden />
              Folder above
            </GridListItem>
          )}
          {listing.entries.map((entry) => (
            <GridListItem key={entry.name} id={entry.name} textValue={entry.name} className={styles.item}>
              {entry.kind === 'folder' ? (
                <Folder size={14} strokeWidth={1.5} aria-hidden />
              ) : (
                <File size={14} strokeWidth={1.5} aria-hidden />
              )}
              <bdi className={styles.name}>{entry.name}</bdi>
              {entry.kind === 'file' && <span className={styles.bytes}>{entry.bytes.toLocaleString('en-GB')} bytes</span>}
            </GridListItem>
          ))}
        </GridList>
      )}
    </Dialog>
  );
}

/** The folder that is shown; one that cannot be read leaves the one before in place. */
function useListing(list: ListFolder) {
  const [wanted, setWanted] = useState<string | null>(null);
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void list(wanted).then((listed) => {
      if (!isWanted) return;
      if ('listing' in listed) setListing(listed.listing);
      setProblem('problem' in listed ? listed.problem : null);
    });
    return () => void (isWanted = false);
  }, [list, wanted]);
  return { listing, problem, open: setWanted };
}

const joinPath = (folder: string, name: string): string => {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
};
