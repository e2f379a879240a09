import type { Host } from '#shared/contract/types';
import type { IgnoredAdvice } from '#shared/model/ignored-advice';
import type { Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import { isSame } from '../tab';
import type { TabsSlice } from './tabs-slice';

/** Where advice is ignored: with a collection, by its folder, or for requests that are in none. */
export type AdvicePlace = string | null;

export interface AdviceSlice {
  /** What is ignored, by collection; under the empty name for requests that are in none. Absent where it was not read yet. */
  readonly ignoredAdvice: Readonly<Record<string, readonly IgnoredAdvice[]>>;
  /** The collection that the advice page shows; null for the first there is. */
  readonly advisedRoot: string | null;
  readonly loadIgnored: (root: AdvicePlace) => Promise<void>;
  readonly receiveIgnored: (told: { readonly root: AdvicePlace; readonly ignored: readonly IgnoredAdvice[] }) => void;
  readonly ignoreAdvice: (root: AdvicePlace, entry: IgnoredAdvice) => Promise<Result<null>>;
  /** Takes back that something is ignored. */
  readonly heedAdvice: (root: AdvicePlace, entry: IgnoredAdvice) => Promise<Result<null>>;
  /** Brings the page to the front that advises on a whole collection. */
  readonly showAdvice: (root: string | null) => void;
}

/** What is ignored there; the same empty list where nothing is known. */
export const ignoredIn = ({ ignoredAdvice }: Pick<AdviceSlice, 'ignoredAdvice'>, root: AdvicePlace): readonly IgnoredAdvice[] =>
  ignoredAdvice[root ?? ''] ?? none;
const none: readonly IgnoredAdvice[] = [];

/** Each answer asks what is ignored, and it hardly ever changes: so long what was read is good enough. */
const freshMs = 1_000;

export const createAdviceSlice =
  (host: Host): StateCreator<AdviceSlice & Pick<TabsSlice, 'openPage'>, [], [], AdviceSlice> =>
  (set, get) => {
    const askedAt = new Map<AdvicePlace, number>();

    async function change(name: 'advice.ignore' | 'advice.heed', root: AdvicePlace, entry: IgnoredAdvice): Promise<Result<null>> {
      const changed = await host.call(name, { root, entry });
      if (!changed.ok) return changed;
      get().receiveIgnored({ root, ignored: changed.value });
      return { ok: true, value: null };
    }

    return {
      ignoredAdvice: {},
      advisedRoot: null,

      async loadIgnored(root) {
        const now = performance.now();
        if (now - (askedAt.get(root) ?? -Infinity) < freshMs) return;
        askedAt.set(root, now);
        const read = await host.call('advice.read', { root });
        if (read.ok) get().receiveIgnored({ root, ignored: read.value });
      },
      receiveIgnored({ root, ignored }) {
        const before = get().ignoredAdvice;
        if (!isSame(before[root ?? ''], ignored)) set({ ignoredAdvice: { ...before, [root ?? '']: ignored } });
      },
      ignoreAdvice: (root, entry) => change('advice.ignore', root, entry),
      heedAdvice: (root, entry) => change('advice.heed', root, entry),
      showAdvice(root) {
        set({ advisedRoot: root });
        get().openPage('advice');
      },
    };
  };
