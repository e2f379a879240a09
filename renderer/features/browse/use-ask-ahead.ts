import type { Exchange } from '#shared/model/exchange';
import { useEffect } from 'react';
import { useApp } from '../../state/use-app';
import type { PageReading } from '../../state/use-page-model';

/** Once a page is read, asks what tells more of it; the page does not wait for that. */
export function useAskAhead(tabId: string, exchange: Exchange | undefined, reading: PageReading | null): void {
  const ask = useApp((state) => state.askAhead);
  useEffect(() => {
    if (exchange?.phase === 'finished' && reading) ask(tabId, exchange, reading.page);
  }, [ask, tabId, exchange, reading]);
}
