import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { KnownDescription } from './description-memory';
import { type Descriptions, descriptionsOf } from './descriptions';
import { originOfTyped } from './follow-draft';
import { useAppStore, useHost } from './use-app';

/** The descriptions of this window, to be asked for and read. */
export function useDescriptions(): Descriptions {
  const [store, host] = [useAppStore(), useHost()];
  return useMemo(() => descriptionsOf(store, host), [store, host]);
}

/** What is known of the description of the API that an address belongs to: what somebody wished to know, or what is kept of it. */
export function useDescription(url: string): KnownDescription {
  const descriptions = useDescriptions();
  const origin = originOfTyped(url) ?? '';
  useEffect(() => {
    if (/^https?:/.test(origin)) descriptions.meet(origin);
  }, [descriptions, origin]);
  return useSyncExternalStore(descriptions.subscribe, () => descriptions.of(origin));
}
