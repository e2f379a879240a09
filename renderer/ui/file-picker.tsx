import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from './button';
import type { ListFolder } from './file-dialog';
import styles from './file-dialog.module.css';

// Fetched when it is first opened: the first paint does without.
const FileDialog = lazy(async () => ({ default: (await import('./file-dialog')).FileDialog }));

/** How files are asked for here. */
export interface FileChoice {
  /** The system's own dialog; null where there is none. Its answer is null when it was dismissed. */
  readonly ask: (() => Promise<string | null>) | null;
  readonly list: ListFolder;
}

interface Props {
  readonly label: string;
  /** What the file is for, where a label stands elsewhere. */
  readonly purpose?: string;
  readonly title?: string;
  readonly choice: FileChoice;
  readonly onChoose: (path: string) => void;
  readonly icon?: ReactNode;
  readonly id?: string;
  readonly describedBy?: string | undefined;
}

/** A button that asks for a file: in the system's own dialog, or in ours where there is none. */
export function FilePicker({ label, purpose, title, choice, onChoose, icon, id, describedBy }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const ask = async () => {
    if (choice.ask === null) return setIsOpen(true);
    const chosen = await choice.ask();
    if (chosen !== null) onChoose(chosen);
  };
  return (
    <>
      <Button
        size="small"
        onPress={() => void ask()}
        {...(id !== undefined && { id })}
        {...(purpose !== undefined && { label: `${purpose}: ${label}` })}
        describedBy={describedBy}
      >
        {icon}
        <bdi className={styles.chosen} title={title}>
          {label}
        </bdi>
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <FileDialog
            list={choice.list}
            onClose={() => setIsOpen(false)}
            onChoose={(path) => {
              setIsOpen(false);
              onChoose(path);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
