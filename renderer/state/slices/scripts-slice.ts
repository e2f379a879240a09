import { describeFailure } from '#shared/failure-words';
import type { Host } from '#shared/contract/types';
import type { ShownScript } from '#shared/contract/script-calls';
import type { Exchange } from '#shared/model/exchange';
import type { ScriptPhase } from '#shared/scripts/script-report';
import type { StateCreator } from 'zustand';
import { inheritsFrom, type Tab } from '../tab';
import type { TabsSlice } from './tabs-slice';

/** Scripts that nobody has allowed to run, and the request that waits for an answer. */
export interface ScriptQuestion {
  /** Null for a run. */
  readonly tabId: string | null;
  /** Folder of the collection; empty for a request that is saved nowhere. */
  readonly root: string;
  readonly collection: string;
  readonly around: readonly ShownScript[];
  /** Of the rest of the collection. */
  readonly others: readonly ShownScript[];
}

export type ScriptChoice = 'run' | 'leaveOut' | 'cancel';

export interface ScriptsSlice {
  readonly scriptQuestion: ScriptQuestion | null;
  /** Takes down what is typed into a script here: its author need not be asked. */
  readonly noteTypedScript: (tabId: string, phase: ScriptPhase, code: string) => void;
  /** Allows what was typed in a tab, before it is sent; null where there is nothing to allow. */
  readonly allowTyped: (tabId: string) => Promise<void> | null;
  /** Asks about the scripts of a request that was refused for them. */
  readonly askScripts: (exchange: Exchange) => Promise<void>;
  /** Asks about the scripts around requests that are about to be run; at once `run` where all were allowed. */
  readonly askScriptsOfRun: (root: string, requests: readonly string[]) => Promise<ScriptChoice>;
  /** Runs what was shown, from now on; or sends this once without scripts; or leaves it. */
  readonly answerScripts: (answer: ScriptChoice) => Promise<void>;
  /** From now on nothing of the collection of a tab runs before it was asked about again; the tab says so. */
  readonly forgetScripts: (tabId: string) => Promise<void>;
  /** How the next request of a tab is sent; it holds once. */
  readonly takeScriptChoice: (tabId: string) => 'run' | 'leaveOut';
}

type State = ScriptsSlice & Pick<TabsSlice, 'tabs'> & { readonly sendAgain: (tabId: string) => void };

const phases: readonly ScriptPhase[] = ['before', 'after', 'tests'];
const rootOf = (tab: Tab | undefined): string => (tab && inheritsFrom(tab)?.root) ?? '';

function noteIn(tabs: State['tabs'], tabId: string, remark: string): State['tabs'] {
  const tab = tabs[tabId];
  return tab ? { ...tabs, [tabId]: { ...tab, remark } } : tabs;
}

const fingerprintsIn = ({ around, others }: ScriptQuestion): string[] => [
  ...new Set([...around, ...others].map(({ fingerprint }) => fingerprint)),
];

const keyOf = (tabId: string, phase: ScriptPhase) => `${tabId}/${phase}`;

/** Who allows scripts to run, and how it is asked for. The host alone decides: it refuses what nobody has allowed. */
export const createScriptsSlice =
  (host: Host): StateCreator<State, [], [], ScriptsSlice> =>
  (set, get) => {
    const typed = new Map<string, string>();
    const withoutScripts = new Set<string>();
    let answerRun = (_choice: ScriptChoice): void => {};

    async function allow(root: string, asked: { readonly fingerprints?: string[]; readonly texts?: string[] }): Promise<boolean> {
      return (await host.call('scripts.allow', { root, fingerprints: [], texts: [], ...asked })).ok;
    }

    return {
      scriptQuestion: null,

      async forgetScripts(tabId) {
        const root = rootOf(get().tabs[tabId]);
        if (root === '') return;
        typed.clear();
        const done = await host.call('scripts.forget', { root });
        const remark = done.ok
          ? 'What its scripts were allowed is taken back: they will be asked about before they run.'
          : describeFailure(done.failure);
        set(({ tabs }) => ({ tabs: noteIn(tabs, tabId, remark) }));
      },

      noteTypedScript: (tabId, phase, code) => void typed.set(keyOf(tabId, phase), code),

      allowTyped(tabId) {
        const tab = get().tabs[tabId];
        const own = phases.flatMap((phase) => {
          const code = tab?.draft.scripts[phase] ?? '';
          return code !== '' && typed.get(keyOf(tabId, phase)) === code ? [{ phase, code }] : [];
        });
        if (!tab || own.length === 0) return null;
        return allow(inheritsFrom(tab)?.root ?? '', { texts: own.map(({ code }) => code) }).then((isAllowed) => {
          if (isAllowed) for (const { phase } of own) typed.delete(keyOf(tabId, phase));
        });
      },

      async askScripts(exchange) {
        if (exchange.phase !== 'failed' || exchange.failure.kind !== 'scriptsNotAllowed') return;
        const tab = Object.values(get().tabs).find(({ trail, position }) => trail[position]?.exchangeId === exchange.id);
        if (!tab || get().scriptQuestion !== null) return;
        const place = inheritsFrom(tab);
        const asked = await host.call('scripts.inspect', { draft: tab.draft, place });
        if (!asked.ok || asked.value.around.length === 0) return;
        set({ scriptQuestion: { tabId: tab.id, root: place?.root ?? '', ...asked.value } });
      },

      async askScriptsOfRun(root, requests) {
        const asked = await host.call('scripts.inspectRun', { root, requests: [...requests] });
        // What cannot be asked about is refused when it is to run.
        if (!asked.ok || asked.value.around.length === 0 || get().scriptQuestion !== null) return 'run';
        set({ scriptQuestion: { tabId: null, root, ...asked.value } });
        return new Promise((resolve) => (answerRun = resolve));
      },

      async answerScripts(answer) {
        const question = get().scriptQuestion;
        set({ scriptQuestion: null });
        if (question === null) return;
        const { tabId } = question;
        const isAllowed = answer !== 'run' || (await allow(question.root, { fingerprints: fingerprintsIn(question) }));
        if (tabId === null) return answerRun(isAllowed ? answer : 'cancel');
        if (answer === 'leaveOut') withoutScripts.add(tabId);
        if (answer !== 'cancel' && isAllowed) get().sendAgain(tabId);
      },

      takeScriptChoice: (tabId) => (withoutScripts.delete(tabId) ? 'leaveOut' : 'run'),
    };
  };
