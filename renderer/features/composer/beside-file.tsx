import type { ReactNode } from 'react';
import { useFileChoice } from '../../state/use-file-choice';
import { FilePicker } from '../../ui/file-picker';
import styles from './options-part.module.css';

interface Props {
  /** What the file is for. */
  readonly purpose: string;
  readonly onChoose: (path: string) => void;
  /** The field for its path. */
  readonly children: ReactNode;
}

/** A field for the path of a file, and beside it the way to choose one. */
export function BesideFile({ purpose, onChoose, children }: Props) {
  const choice = useFileChoice();
  return (
    <div className={styles.besideFile}>
      {children}
      <FilePicker label="Choose…" purpose={purpose} choice={choice} onChoose={onChoose} />
    </div>
  );
}
