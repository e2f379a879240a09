import { useEffect } from 'react';
import { useApp } from '../../state/use-app';

/** Puts the focus into the part of the composer that was asked for, so that typing can begin there. */
export function useComposerCall(tabId: string): void {
  const call = useApp((state) => state.composerCall);
  const answer = useApp((state) => state.answerComposerCall);
  useEffect(() => {
    if (call?.tabId !== tabId) return;
    answer();
    focusPanel();
  }, [call, tabId, answer]);
}

/** What is there to be written comes before what chooses its kind. */
const wanted = ['[role="textbox"], textarea, input:not([type="checkbox"], [type="radio"], [role="switch"])', 'button', 'input'];

/** The part may only come onto the page in the next frames. */
function focusPanel(frames = 20): void {
  requestAnimationFrame(() => {
    const panel = document.querySelector('[data-region="request"] [role="tabpanel"]');
    const field = panel && wanted.map((selector) => panel.querySelector<HTMLElement>(selector)).find((one) => one !== null);
    if (field) field.focus();
    else if (frames > 0) focusPanel(frames - 1);
  });
}
