import { TriangleAlert } from 'lucide-react';
import styles from './export.module.css';

/** Something to be careful about. */
export function WarningLine({ text }: { readonly text: string }) {
  return (
    <p className={styles.warning} role="status">
      <TriangleAlert size={14} strokeWidth={1.5} aria-hidden />
      <span>{text}</span>
    </p>
  );
}
