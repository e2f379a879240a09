import { describeFailure } from '#shared/failure-words';
import type { CallOutput } from '#shared/contract/types';
import { CornerLeftUp, File, Folder } from 'lucide-react';
import { useEffect, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { useHost } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Remark } from '../remark';
import styles from './file-dialog.module.css';

interface Props {
  readonly onClose: () => void;
  readonly onChoose: (path: string) => void;
}

// The dialog was opened to choose from this list.
const takesFocus = { autoFocus: 'first' } as const;

type Listing = CallOutput<'files.list'>;

/** Folders and files of the machine Cairn runs on, to choose one file from. */
export function FileDialog({ onClose, onChoose }: Props) {
  const { listing, problem, open } = useListing();
  const act = (key: string) => {
    if (!listing) return;
    if (key === '..') return open(listing.parent);
    const entry = listing.entries.find((one) => one.name === key);
    if (entry) (entry.kind === 'folder' ? open : onChoose)(joinPath(listing.path, entry.name));
  };
  return (
    <Dialog title="Choose a file" isOpen onClose={onClose} width="wide" actions={<Button onPress={onClose}>Cancel</Button>}>
      <bdi className={styles.path}>{listing?.path ?? '…'}</bdi>
      {problem !== null && <Remark tone="danger" text={problem} />}
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
function useListing() {
  const host = useHost();
  const [wanted, setWanted] = useState<string | null>(null);
  const [listing, setListing] = useState<Listing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void host.call('files.list', { path: wanted }).then((listed) => {
      if (!isWanted) return;
      if (listed.ok) setListing(listed.value);
      setProblem(listed.ok ? null : describeFailure(listed.failure));
    });
    return () => void (isWanted = false);
  }, [host, wanted]);
  return { listing, problem, open: setWanted };
}

const joinPath = (folder: string, name: string): string => {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
};
