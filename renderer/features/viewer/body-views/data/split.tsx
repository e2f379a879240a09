import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../../ui/icon-button';
import styles from './data.module.css';

interface Props {
  readonly children: ReactNode;
  /** What is opened of the list; null when nothing is. */
  readonly opened: { readonly title: string; readonly content: ReactNode } | null;
  readonly onClose: () => void;
}

/** A list, and below it what is opened of it. */
export function Split({ children, opened, onClose }: Props) {
  return (
    <>
      <div className={styles.list}>{children}</div>
      {opened && (
        <section className={styles.opened} aria-label={opened.title}>
          <header className={styles.openedHead}>
            <h3>{opened.title}</h3>
            <IconButton label="Close" icon={X} size="small" onPress={onClose} />
          </header>
          {opened.content}
        </section>
      )}
    </>
  );
}
