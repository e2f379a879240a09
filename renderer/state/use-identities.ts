import type { Identity } from '#shared/model/identity';
import { useMemo } from 'react';
import { anonymous, type Person, practiceFaces, practicePeople } from './identities';
import { currentExchange } from './slices/exchanges-slice';
import { keptIdentities } from './slices/identities-slice';
import { useApp } from './use-app';

interface Identities {
  /** Anonymous, and those that are kept. */
  readonly own: readonly Identity[];
  /** The people of the practice server, where the address leads there. */
  readonly people: readonly Person[];
  /** Everybody a draft can be known as. */
  readonly known: readonly Identity[];
}

/** Whom the request of a tab can be sent as. */
export function useIdentities(tabId: string): Identities {
  const kept = useApp(keptIdentities);
  const practice = useApp((state) => state.practice);
  const url = useApp((state) => state.tabs[tabId]?.draft.url ?? '');
  // Only its people sign in as its last answer asks for.
  const answer = useApp((state) => (state.practice.phase === 'running' ? currentExchange(tabId)(state) : undefined));
  return useMemo(() => {
    const own = [anonymous, ...kept];
    return { own, people: practicePeople(practice, url, answer), known: [...own, ...practiceFaces(practice, url)] };
  }, [kept, practice, url, answer]);
}
