import { useEffect } from 'react';
import { useApp } from '../../state/use-app';

/** Puts the focus into the part of the composer that was asked for, so that typing can begin there. */
export function useComposerCall(tabId: string): void {
  const call = useApp((state) => state.composerCall);
  const answer = useApp((state) => state.answerComposerCall);
  useEffect(() => {
    if (call?.tabId !== tabId) return;
    answer();
    focusPanel(call.option);
  }, [call, tabId, answer]);
}

/** What is there to be written comes before what chooses its kind. */
const wanted = ['[role="textbox"], textarea, input:not([type="checkbox"], [type="radio"], [role="switch"])', 'button', 'input'];

/** The part may have to be fetched. Whoever put the focus elsewhere meanwhile is left there. */
function focusPanel(option?: string, before = document.activeElement, until = performance.now() + patienceMs): void {
  requestAnimationFrame((now) => {
    const { activeElement } = document;
    const isElsewhere = activeElement !== before && activeElement !== document.body;
    if (isElsewhere && !activeElement?.closest('[data-region="request"]')) return;
    const within = option === undefined ? '' : ` [data-option="${option}"]`;
    const panel = document.querySelector(`[data-region="request"] [role="tabpanel"]${within}`);
    const field = panel && wanted.map((selector) => panel.querySelector<HTMLElement>(selector)).find((one) => one !== null);
    if (field) field.focus();
    else if (now < until) focusPanel(option, before, until);
  });
}

const patienceMs = 5_000;
