import type { RequestDraft } from '#shared/model/request-draft';
import { useCallback } from 'react';
import { createTab, type Tab } from '../../state/tab';
import { useApp } from '../../state/use-app';

// A tab that was just closed can be asked for once more before its panes leave the page.
const goneTab = createTab({});

/** The tab a part of the composer belongs to. */
export const useTab = (tabId: string): Tab => useApp((state) => state.tabs[tabId] ?? goneTab);

/** The draft of a tab, and the way to change it. */
export function useDraft(tabId: string): readonly [RequestDraft, (change: Partial<RequestDraft>) => void] {
  const draft = useApp((state) => (state.tabs[tabId] ?? goneTab).draft);
  const editDraft = useApp((state) => state.editDraft);
  const edit = useCallback((change: Partial<RequestDraft>) => editDraft(tabId, change), [editDraft, tabId]);
  return [draft, edit];
}
