import { useEffect, useState } from 'react';

/** The server's own time in milliseconds since 1970, every second. */
export function useServerNow(advancedSeconds: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now + advancedSeconds * 1000;
}
