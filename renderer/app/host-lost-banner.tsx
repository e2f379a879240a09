import { CircleAlert } from 'lucide-react';
import { useApp } from '../state/use-app';
import styles from './host-lost-banner.module.css';

/** Says that the program behind the page is gone, for as long as it is. */
export function HostLostBanner() {
  const isLost = useApp((state) => state.connection === 'lost');
  return (
    <div role="alert" className={styles.place}>
      {isLost && (
        <p className={styles.banner}>
          <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
          Cairn is not answering. What you type stays in this page and is kept as soon as it is back; reconnecting by itself.
        </p>
      )}
    </div>
  );
}
