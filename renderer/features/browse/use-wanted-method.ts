import type { PageModel } from '#shared/hypermedia/page';
import { useEffect, useState } from 'react';
import { tellingOf } from '../../state/knowledge';
import { useApp } from '../../state/use-app';
import { usePagePlace } from '../../state/use-kept';
import { formOf } from './method-actions';

/** So long a press waits for what may still tell of its form. */
const patienceMs = 3_000;
/** What was told is read into the page a little later. */
const readingMs = 600;

/**
 * Takes up a method once it is known what can be written with it: at once where its form is there, else when what was
 * asked ahead has been answered, or after a while without an answer.
 */
export function useWantedMethod(page: PageModel, take: (method: string) => void): (method: string) => void {
  const [wanted, setWanted] = useState<string | null>(null);
  const isAsking = useIsAsking();
  const waitMs = wanted === null || formOf(page, wanted) !== undefined ? 0 : isAsking ? patienceMs : readingMs;
  useEffect(() => {
    if (wanted === null) return undefined;
    const done = () => {
      setWanted(null);
      take(wanted);
    };
    const timer = setTimeout(done, waitMs);
    return () => clearTimeout(timer);
    // What is taken up goes by the page as it is then.
  }, [wanted, waitMs]); // oxlint-disable-line react/exhaustive-deps
  return (method) => (isAsking && formOf(page, method) === undefined ? setWanted(method) : take(method));
}

/** Whether something that tells of the page is on its way for the first time. */
function useIsAsking(): boolean {
  const exchangeId = usePagePlace()?.exchangeId ?? '';
  return useApp((state) => {
    const exchange = state.exchanges[exchangeId];
    return exchange !== undefined && tellingOf(state, exchange).some(({ isOnItsWay, told }) => isOnItsWay && told === null);
  });
}
