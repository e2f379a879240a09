import { createDraft } from '#shared/model/request-draft';
import type { AppState } from '../state/app-state';
import { practiceAuth, practiceDoor } from '../state/slices/practice-slice';
import { isUnused } from '../state/tab';
import { active } from './command';

/** Opens the practice server's root in the Browse view, starting the server first when it does not run. */
export async function browsePractice(state: () => AppState): Promise<void> {
  const practice = await state().startPractice();
  if (practice.phase !== 'running') return state().openPage('practice');
  const draft = {
    ...createDraft(`${practiceDoor(practice)}/`),
    auth: practiceAuth(state()),
  };
  const front = state().tabs[active(state())];
  state().foldComposer(true);
  const tabId = state().openTab({ draft });
  if (front && isUnused(front)) state().closeTab(front.id);
  state().showView(tabId, 'browse');
  state().offerTour(tabId);
  await state().sendDraft(tabId);
}
