import { useEffect, useState } from 'react';

/** Whether something has been so for this long; from the moment it is no longer so, false. */
export function useLasting(isSo: boolean, ms: number): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    let hasLasted = false;
    const timer = setTimeout(() => {
      hasLasted = true;
      setLasting(true);
    }, ms);
    return () => {
      clearTimeout(timer);
      // What did not last changes nothing.
      if (hasLasted) setLasting(false);
    };
  }, [isSo, ms]);
  return isSo && isLasting;
}
