import type { AppState } from './app-state';

/** Shows the request of a tab as code. Secrets that were typed into its forms are none of it. */
export function showCodeOf(state: Pick<AppState, 'tabs' | 'showCode'>, tabId: string): void {
  const tab = state.tabs[tabId];
  if (!tab) return;
  const place = tab.saved && { root: tab.saved.root, path: tab.saved.path };
  state.showCode({ draft: tab.draft, place, words: tab.secrets.map(({ text }) => text) });
}
