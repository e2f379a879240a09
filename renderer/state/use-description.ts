import { useMemo, useSyncExternalStore } from 'react';
import { type Descriptions, descriptionsOf, type KnownDescription } from './descriptions';
import { originOfTyped } from './follow-draft';
import { useAppStore, useHost } from './use-app';

/** The descriptions of this window, to be asked for and read. */
export function useDescriptions(): Descriptions {
  const [store, host] = [useAppStore(), useHost()];
  return useMemo(() => descriptionsOf(store, host), [store, host]);
}

/** What is known of the description of the API that an address belongs to, because somebody wished to know it. */
export function useDescription(url: string): KnownDescription {
  const descriptions = useDescriptions();
  const origin = originOfTyped(url) ?? '';
  return useSyncExternalStore(descriptions.subscribe, () => descriptions.of(origin));
}
