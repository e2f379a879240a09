import type { PracticeRate } from '#shared/model/practice';
import { classNames } from '../../ui/class-names';
import page from './practice-page.module.css';
import styles from './rate-meter.module.css';
import { useServerNow } from './use-server-now';

interface Props {
  readonly rates: readonly PracticeRate[];
  readonly advancedSeconds: number;
}

/** What is left of the rate that was counted last. Requests come back one by one, as their window passes. */
export function RateMeter({ rates, advancedSeconds }: Props) {
  const now = useServerNow(advancedSeconds);
  const rate = rates.find(({ freeAt }) => freeAt.some((at) => at > now));
  if (!rate) {
    return (
      <section aria-label="Rate limit" className={page.part}>
        <h2 className={page.name}>Rate limit</h2>
        <p className={page.note}>
          Nobody is counted now. <code>/throttle/user/</code> lets five through a minute.
        </p>
      </section>
    );
  }
  const waiting = rate.freeAt.filter((at) => at > now);
  const left = Math.max(0, rate.requests - waiting.length);
  const nextInSeconds = Math.ceil((Math.min(...waiting) - now) / 1000);
  return (
    <section aria-label="Rate limit" className={page.part}>
      <h2 className={styles.head}>
        <span className={styles.who} title={rate.name}>
          Rate limit of {rate.who}
        </span>
        <span className={styles.left}>
          <b>{left}</b> of {rate.requests} left
        </span>
      </h2>
      <div role="img" aria-label={`${left} of ${rate.requests} requests left`} className={styles.meter}>
        {Array.from({ length: rate.requests }, (_, at) => (
          <i key={at} className={classNames(at < waiting.length && styles.used)} />
        ))}
      </div>
      <p className={page.note}>
        per {rate.seconds === 60 ? 'minute' : `${rate.seconds} s`}; the next one comes back in {nextInSeconds} s
      </p>
    </section>
  );
}
