import type { RequestDraft } from '#shared/model/request-draft';
import { useCallback } from 'react';
import { createTab, isUnused, type Tab } from '../../state/tab';
import { useApp, useAppParts } from '../../state/use-app';

// A tab that was just closed can be asked for once more before its panes leave the page.
const goneTab = createTab({});

/** What the composer shows of a tab. */
export type ComposedTab = Pick<
  Tab,
  'page' | 'name' | 'draft' | 'saved' | 'under' | 'dirty' | 'composerPart' | 'secrets' | 'failures'
> & {
  /** Blank, unsaved, nothing sent. */
  readonly isUnused: boolean;
};

/** The tab a part of the composer belongs to. Where its trail leads is no part of it: what was sent comes and goes without it. */
export const useTab = (tabId: string): ComposedTab =>
  useAppParts((state) => {
    const tab = state.tabs[tabId] ?? goneTab;
    const { page, name, draft, saved, under, dirty, composerPart, secrets, failures } = tab;
    return { page, name, draft, saved, under, dirty, composerPart, secrets, failures, isUnused: isUnused(tab) };
  });

/** The draft of a tab, and the way to change it. */
export function useDraft(tabId: string): readonly [RequestDraft, (change: Partial<RequestDraft>) => void] {
  const draft = useApp((state) => (state.tabs[tabId] ?? goneTab).draft);
  const editDraft = useApp((state) => state.editDraft);
  const edit = useCallback((change: Partial<RequestDraft>) => editDraft(tabId, change), [editDraft, tabId]);
  return [draft, edit];
}
