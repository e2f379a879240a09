import { CircleAlert } from 'lucide-react';
import styles from './body-bars.module.css';
import { sizeOf } from './body-words';

/** Says of a body that it is not whole. */
export function TruncatedNote({ bytes }: { readonly bytes: number }) {
  return (
    <div className={styles.notice} role="note">
      <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
      <span>The exchange failed before the body was whole. These are the {sizeOf(bytes)} that had arrived.</span>
    </div>
  );
}
