import { useState } from 'react';
import type { ExportSubject } from '../../state/slices/export-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ExportWishesLine } from './export-wishes';
import styles from './export.module.css';
import type { ExportWishes } from './use-export';
import { useFileWay } from './use-file-way';
import { useFolderWay } from './use-folder-way';

/** A collection, a folder or a request as another tool reads it: what it becomes, and what cannot be carried over. */
export function ExportDialog({ subject }: { readonly subject: ExportSubject }) {
  const close = useApp((state) => state.showExport);
  const [wishes, setWishes] = useState<ExportWishes>({
    format: 'opencollection',
    shell: 'bash',
    includeSecrets: false,
    withAnswers: false,
  });
  const [inPieces, setInPieces] = useState(false);
  const isFolder = inPieces && wishes.format === 'opencollection';
  const file = useFileWay(subject, isFolder ? null : wishes);
  const folder = useFolderWay(subject, isFolder ? wishes : null);
  const way = isFolder ? folder : file;
  return (
    <Dialog
      title={`Export ${subject.name}`}
      isOpen
      width="wide"
      onClose={() => close(null)}
      actions={
        <>
          <Button onPress={() => close(null)}>Close</Button>
          <Button variant="main" onPress={way.act} isDisabled={!way.isReady}>
            {way.label}
          </Button>
        </>
      }
    >
      <ExportWishesLine
        wishes={wishes}
        isFolder={isFolder}
        onWish={(part) => setWishes({ ...wishes, ...part })}
        onFolder={setInPieces}
      />
      {way.content}
      <output className={styles.told}>{way.told}</output>
    </Dialog>
  );
}
