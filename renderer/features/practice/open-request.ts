import { asHttpAddress } from '#shared/http/draft-url';
import type { PracticeRequest } from '#shared/model/practice';
import { draftOfPractice } from '#shared/model/practice-draft';
import type { AppState } from '../../state/app-state';
import { practiceDoor } from '../../state/slices/practice-slice';
import { isUnused, type Tab } from '../../state/tab';
import { openedDraft } from './opened-draft';

/**
 * Opens a request of the practice server as a draft in a tab, and starts the server first when it does not run.
 * A tab in front that was opened this way and left as it was gives its place.
 */
export async function openRequest(state: () => AppState, request: PracticeRequest, send = false): Promise<void> {
  const practice = await state().startPractice();
  if (practice.phase !== 'running') return state().openPage('practice');
  const { tabs, activeTabId, openTab, closeTab } = state();
  const front = tabs[activeTabId ?? ''];
  const door = practiceDoor(practice);
  const draft = openedDraft(draftOfPractice(door, request));
  openTab({ draft, send });
  if (front && isUntouched(front, door)) closeTab(front.id);
}

const isUntouched = (tab: Tab, origin: string): boolean =>
  isUnused(tab) ||
  (tab.page === null &&
    tab.trail.length === 0 &&
    !tab.dirty &&
    tab.saved === null &&
    asHttpAddress(tab.draft.url).startsWith(`${origin}/`));
