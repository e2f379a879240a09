import type { ReactNode } from 'react';
import styles from './form-line.module.css';

interface Props {
  readonly label: string;
  /** Beside the control, or below it where the pane is narrow. */
  readonly hint?: ReactNode;
  /** Differs from how it starts. */
  readonly isChanged?: boolean;
  readonly children: ReactNode;
}

/** One line of a form: what it is, the control, and what is to say about it. The control carries its own name. */
export function FormLine({ label, hint, isChanged = false, children }: Props) {
  return (
    <div className={styles.line}>
      <span className={styles.label} aria-hidden>
        {isChanged && <i className={styles.dot} title="Changed" />}
        {label}
      </span>
      <div className={styles.control}>{children}</div>
      {hint !== undefined && <div className={styles.hint}>{hint}</div>}
    </div>
  );
}
