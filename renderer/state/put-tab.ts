import type { StoreApi } from 'zustand';
import type { Tab } from './tab';

interface WithTabs {
  readonly tabs: Readonly<Record<string, Tab>>;
}

/** Changes one tab; one that was closed meanwhile stays closed. */
export function changeTab<S extends WithTabs>({ getState, setState }: StoreApi<S>, id: string, change: (tab: Tab) => Tab): void {
  const { tabs } = getState();
  const tab = tabs[id];
  const changed = tab && change(tab);
  // TypeScript cannot see that a part of S with the key `tabs` is a Partial<S>.
  if (changed && changed !== tab) setState({ tabs: { ...tabs, [id]: changed } } as Partial<S>);
}
