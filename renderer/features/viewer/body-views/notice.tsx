import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './body-bars.module.css';

interface Props {
  readonly children: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** A remark above a body that is not quite what it should be. */
export function Notice({ children, action }: Props) {
  return (
    <div className={styles.notice} role="note">
      <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
      <span className={styles.says}>{children}</span>
      {action}
    </div>
  );
}
