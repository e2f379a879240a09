import { useEffect, useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './practice-controls.module.css';
import panel from './practice-panel.module.css';

const steps = [
  { label: '+ 1 min', says: 'one minute', seconds: 60 },
  { label: '+ 15 min', says: 'fifteen minutes', seconds: 900 },
  { label: '+ 1 h', says: 'one hour', seconds: 3600 },
  { label: '+ 1 day', says: 'one day', seconds: 86_400 },
] as const;

/** The server's own time, and steps that move it on. */
export function PracticeClock({ advancedSeconds }: { readonly advancedSeconds: number }) {
  const advance = useApp((state) => state.advancePracticeClock);
  const now = useNow() + advancedSeconds * 1000;
  return (
    <section aria-label="Clock" className={styles.part}>
      <h3 className={panel.name}>Clock</h3>
      <p className={styles.time}>
        <time dateTime={new Date(now).toISOString()}>{new Date(now).toLocaleTimeString('en-GB')}</time>
        <span className={panel.caption}>
          {dayOf(now)}
          {advancedSeconds > 0 && `, ${aheadBy(advancedSeconds)} ahead of yours`}
        </span>
      </p>
      <div className={styles.steps}>
        {steps.map(({ label, says, seconds }) => (
          <Button key={label} size="small" label={`${label}: move the clock on by ${says}`} onPress={() => void advance(seconds)}>
            {label}
          </Button>
        ))}
      </div>
      <p className={styles.hint}>Expires tokens, caches and rate windows without waiting.</p>
    </section>
  );
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const dayOf = (ms: number): string =>
  new Date(ms).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** "2 h 15 min": the two largest units, which is as exact as a reader needs it. */
export function aheadBy(seconds: number): string {
  const units = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  return units
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
