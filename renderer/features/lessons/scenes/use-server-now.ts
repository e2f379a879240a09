import { useEffect, useState } from 'react';
import { useApp } from '../../../state/use-app';

const everyMs = 500;

/** The practice server's own time in milliseconds since 1970, as it goes on; its clock can be ahead of ours. */
export function useServerNow(): number {
  const advancedSeconds = useApp(({ practice }) =>
    practice.phase === 'running' ? (practice.controls?.advancedSeconds ?? 0) : 0,
  );
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now + advancedSeconds * 1000;
}
