import type { ReactNode } from 'react';
import styles from './empty-note.module.css';

interface Props {
  /** What is empty. */
  readonly title: string;
  readonly children?: ReactNode;
  /** One way on. */
  readonly action?: ReactNode;
}

/** What stands where nothing is: what was asked, that it was empty, and one way on. */
export function EmptyNote({ title, children, action }: Props) {
  return (
    <div className={styles.note}>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
