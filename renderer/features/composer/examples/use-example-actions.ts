import { describeFailure } from '#shared/failure-words';
import type { CallOutput } from '#shared/contract/types';
import type { ExampleItem } from '#shared/model/example';
import type { Result } from '#shared/result';
import { useState } from 'react';
import { compareExample, followRevision, showExample } from '../../../state/examples';
import { currentExchange } from '../../../state/slices/exchanges-slice';
import { shownExample } from '../../../state/tab';
import { useApp, useAppStore, useHost } from '../../../state/use-app';
import { useTab } from '../use-tab';
import type { Examples } from './use-examples';

export type ExampleAct = 'open' | 'compare' | 'rename' | 'delete';

/** What was just done, in words; what was deleted can come back. */
export interface ExampleNote {
  readonly words: string;
  readonly undoId: string | null;
}

export type ExampleActions = ReturnType<typeof useExampleActions>;

/** What can be done with the examples of a tab's request, and what to say of it. */
export function useExampleActions(tabId: string, examples: Examples) {
  const host = useHost();
  const store = useAppStore();
  const { saved } = useTab(tabId);
  const [note, setNote] = useState<ExampleNote | null>(null);
  const shownName = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab ? (shownExample(tab)?.name ?? null) : null;
  });
  const place = { root: saved?.root ?? '', path: saved?.path ?? '' };
  const at = (item: ExampleItem) => ({ ...place, at: item.at, revision: examples.revision });
  const say = (words: string) => setNote({ words, undoId: null });

  /** Takes in what became of the file, or says why nothing did. */
  function taken<T extends { before: string; revision: string }>(done: Result<T>, words: (value: T) => ExampleNote): Result<T> {
    if (done.ok) {
      followRevision(store, place, done.value);
      setNote(words(done.value));
    }
    examples.reload();
    return done;
  }

  const fallen = (done: Result<unknown>) => {
    if (done.ok) return;
    say(describeFailure(done.failure));
    examples.reload();
  };

  return {
    shownName,
    note,
    forget: () => setNote(null),
    async act(act: Exclude<ExampleAct, 'rename'>, item: ExampleItem): Promise<void> {
      if (act === 'open') return fallen(await showExample(host, store, tabId, { ...at(item), name: item.name }));
      if (act === 'compare') return fallen(await compareExample(host, store, tabId, { ...at(item), name: item.name }));
      const deleted = await host.call('examples.delete', at(item));
      fallen(taken(deleted, ({ undoId }) => ({ words: `Deleted “${item.name}”.`, undoId })));
    },
    async rename(item: ExampleItem, name: string) {
      const renamed = await host.call('examples.rename', { ...at(item), name });
      return taken(renamed, () => ({ words: `“${item.name}” is called “${name}” now.`, undoId: null }));
    },
    async undo(undoId: string): Promise<void> {
      fallen(taken(await host.call('examples.restore', { undoId }), () => ({ words: 'It is back.', undoId: null })));
    },
    /** The answer that the tab shows, under a name. */
    async keep(name: string, withSecrets: boolean) {
      const exchangeId = currentExchange(tabId)(store.getState())?.id ?? '';
      return taken(await host.call('examples.keep', { ...place, exchangeId, name, withSecrets }), keptNote);
    },
    /** What the answer would be called. */
    startName(): string {
      const exchange = currentExchange(tabId)(store.getState());
      return exchange?.phase === 'finished' ? `${exchange.head.status} ${exchange.head.reason}`.trim() : '';
    },
  };
}

const keptNote = ({ name, hidden }: CallOutput<'examples.keep'>): ExampleNote => ({
  words: `Kept as “${name}”.${hidden ? ' Names stand in the place of its secrets.' : ''}`,
  undoId: null,
});
