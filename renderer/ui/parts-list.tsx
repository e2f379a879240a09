import { CircleAlert } from 'lucide-react';
import { classNames } from './class-names';
import styles from './parts-list.module.css';

export interface PartsListProps {
  readonly label: string;
  /** Pieces of a value as sent, each with what it says; `wrong` marks those that break a rule. */
  readonly parts: readonly { readonly piece: string; readonly says: string; readonly wrong?: true }[];
}

/** A value taken apart: each piece with its meaning beside it. */
export function PartsList({ label, parts }: PartsListProps) {
  return (
    <ul aria-label={label} className={styles.parts}>
      {parts.map(({ piece, says, wrong }, index) => (
        <li key={index} className={classNames(styles.part, wrong && styles.wrong)}>
          <code className={styles.piece}>{piece === '' ? '–' : piece}</code>
          <span className={styles.says}>
            {wrong && <CircleAlert size={14} strokeWidth={1.5} aria-label="wrong:" className={styles.mark} />}
            {says}
          </span>
        </li>
      ))}
    </ul>
  );
}
