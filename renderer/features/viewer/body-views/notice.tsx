import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './body-bars.module.css';

/** A remark above a body that is not quite what it should be. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.notice} role="note">
      <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
      <span>{children}</span>
    </div>
  );
}
