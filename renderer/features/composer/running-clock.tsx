import { useEffect, useState } from 'react';
import styles from './send-button.module.css';

/** How long ago something began, ten times a second for the eye alone: the announcer tells the rest. */
export function RunningClock({ since }: { readonly since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={styles.clock} aria-hidden>
      {clockText(Math.max(0, now - since))}
    </span>
  );
}

/** 2.4 s, then 1:05. */
export function clockText(ms: number): string {
  if (ms < 60_000) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
