import { useState } from 'react';
import { useCapability } from '../../../host/use-capability';
import { useHost } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { FileDialog } from './file-dialog';
import styles from './file-dialog.module.css';

interface Props {
  readonly label: string;
  readonly title?: string;
  readonly onChoose: (path: string) => void;
}

/** A button that asks for a file: in the system's own dialog, or in ours where there is none. */
export function FilePicker({ label, title, onChoose }: Props) {
  const host = useHost();
  const hasOwnDialog = useCapability('nativeDialogs');
  const [isOpen, setIsOpen] = useState(false);
  const ask = async () => {
    if (!hasOwnDialog) return setIsOpen(true);
    const chosen = await host.call('files.choose', { what: 'openFile', suggestedName: '' });
    if (chosen.ok && chosen.value !== null) onChoose(chosen.value);
  };
  return (
    <>
      <Button size="small" onPress={() => void ask()}>
        <bdi className={styles.chosen} title={title}>
          {label}
        </bdi>
      </Button>
      {isOpen && (
        <FileDialog
          onClose={() => setIsOpen(false)}
          onChoose={(path) => {
            setIsOpen(false);
            onChoose(path);
          }}
        />
      )}
    </>
  );
}
