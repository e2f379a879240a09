import type { CheckResult } from '#shared/checks/run-checks';
import type { Host } from '#shared/contract/types';
import type { Exchange } from '#shared/model/exchange';
import type { ConsoleLine } from '#shared/scripts/script-report';
import type { StateCreator } from 'zustand';
import { inheritsFrom } from '../tab';
import type { TabsSlice } from './tabs-slice';

/** What an answer was held against, and what was kept of it. */
export interface Checked {
  readonly results: readonly CheckResult[];
  /** Variables that were set for this session. */
  readonly set: readonly { readonly name: string; readonly value: string }[];
  /** What scripts said. */
  readonly console: readonly ConsoleLine[];
}

export interface ChecksSlice {
  /** By id of the exchange; those without checks are not in it. */
  readonly checked: Readonly<Record<string, Checked>>;
  /** Holds an answer that has come against the checks of the request it came of. */
  readonly checkExchange: (exchange: Exchange) => Promise<void>;
}

type State = ChecksSlice & Pick<TabsSlice, 'tabs'>;

export const createChecksSlice =
  (host: Host): StateCreator<State, [], [], ChecksSlice> =>
  (set, get) => ({
    checked: {},

    async checkExchange(exchange) {
      const { id } = exchange;
      const wanted = hasSomethingToSay(exchange) ? checksOf(id, get()) : null;
      if (wanted === null) return;
      const ran = await host.call('checks.run', { exchangeId: id, ...wanted });
      if (!ran.ok || isEmpty(ran.value)) return;
      const { [id]: _before, ...others } = get().checked;
      const kept = Object.entries(others).slice(-keptAtMost);
      set({ checked: { ...Object.fromEntries(kept), [id]: ran.value } });
    },
  });

const isEmpty = ({ results, set, console }: Checked): boolean => results.length + set.length + console.length === 0;

/** An answer, or a script that has stopped its request. */
const hasSomethingToSay = (exchange: Exchange): boolean =>
  exchange.phase === 'finished' || (exchange.phase === 'failed' && exchange.failure.kind === 'scriptFailed');

/** The draft that an exchange came of, and where it is saved; null when nothing is to be checked. */
function checksOf(id: string, { tabs }: Pick<TabsSlice, 'tabs'>) {
  const tab = Object.values(tabs).find(({ trail }) => trail.some(({ exchangeId }) => exchangeId === id));
  const draft = tab?.trail.find(({ exchangeId }) => exchangeId === id)?.draft;
  if (!tab || !draft) return null;
  const place = inheritsFrom(tab);
  // What folders and collection take from answers is known to the host alone.
  const hasOwn = draft.checks.length + draft.setters.length > 0 || Object.values(draft.scripts).some(Boolean);
  return place === null && !hasOwn ? null : { draft, place };
}

/** Results of older exchanges are run again when their checks are looked at; nobody scrolls back further. */
const keptAtMost = 500;
