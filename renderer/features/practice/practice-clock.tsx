import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './practice-clock.module.css';
import page from './practice-page.module.css';
import { aheadBy } from './time-words';
import { useServerNow } from './use-server-now';

const steps = [
  { label: '+ 1 min', says: 'one minute', seconds: 60 },
  { label: '+ 15 min', says: 'fifteen minutes', seconds: 900 },
  { label: '+ 1 h', says: 'one hour', seconds: 3600 },
  { label: '+ 1 day', says: 'one day', seconds: 86_400 },
] as const;

/** The server's own time, and steps that move it on. */
export function PracticeClock({ advancedSeconds }: { readonly advancedSeconds: number }) {
  const advance = useApp((state) => state.advancePracticeClock);
  const setRight = useApp((state) => state.setPracticeClockRight);
  const now = useServerNow(advancedSeconds);
  return (
    <section aria-label="Clock" className={page.part}>
      <h2 className={page.name}>Clock</h2>
      <p className={styles.time}>
        <time dateTime={new Date(now).toISOString()}>{new Date(now).toLocaleTimeString('en-GB')}</time>
        <span className={styles.day}>
          {dayOf(now)}
          {advancedSeconds > 0 && <span className={styles.ahead}>{aheadBy(advancedSeconds)} ahead of yours</span>}
        </span>
      </p>
      <div className={styles.steps}>
        {steps.map(({ label, says, seconds }) => (
          <Button key={label} size="small" label={`${label}: move the clock on by ${says}`} onPress={() => void advance(seconds)}>
            {label}
          </Button>
        ))}
        {advancedSeconds > 0 && (
          <Button variant="quiet" size="small" label="now: set the clock right" onPress={() => void setRight()}>
            now
          </Button>
        )}
      </div>
      <p className={page.note}>Expires tokens, caches and rate windows without waiting.</p>
    </section>
  );
}

const dayOf = (ms: number): string =>
  new Date(ms)
    .toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
    .replace(',', '');
