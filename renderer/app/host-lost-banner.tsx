import { CircleAlert } from 'lucide-react';
import { describeFailure } from '#shared/failure-words';
import { useApp } from '../state/use-app';
import styles from './host-lost-banner.module.css';

const lostWords =
  'Cairn is not answering. What you type stays in this page and is kept as soon as it is back; reconnecting by itself.';

/** Says that the program behind the page is gone, or cannot keep what is typed, for as long as it is so. */
export function HostLostBanner() {
  const isLost = useApp((state) => state.connection === 'lost');
  const failure = useApp((state) => state.keepingFailure);
  const words = isLost ? lostWords : failure && `What you type is not being kept: ${describeFailure(failure)}`;
  return (
    <div role="alert" className={styles.place}>
      {words && (
        <p className={styles.banner}>
          <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
          {words}
        </p>
      )}
    </div>
  );
}
