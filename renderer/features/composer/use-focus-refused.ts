import type { Failure } from '#shared/failure';
import type { RequestDraft } from '#shared/model/request-draft';
import { useEffect, useRef } from 'react';
import { useApp } from '../../state/use-app';
import { partOfPlace, placeId, placeOf } from './failure-place';

interface Looked {
  readonly failures: readonly Failure[];
  readonly draft: RequestDraft;
}

/** When a send was refused, shows the first refused field and puts the focus into it. */
export function useFocusRefused(tabId: string, { failures, draft }: Looked): void {
  const showPart = useApp((state) => state.showComposerPart);
  const fold = useApp((state) => state.foldComposer);
  const before = useRef<Looked>({ failures, draft });

  useEffect(() => {
    // An edit renews the failures as well; only a send leaves the draft as it is.
    const wasSent = failures !== before.current.failures && draft === before.current.draft;
    before.current = { failures, draft };
    const place = failures.map(placeOf).find((one) => one !== null);
    if (!wasSent || !place) return;
    const part = partOfPlace(place);
    if (part) {
      showPart(tabId, part);
      fold(false);
    }
    focusWhenShown(placeId(place));
  }, [tabId, failures, draft, showPart, fold]);
}

/** The part may have to be fetched. Whoever put the focus elsewhere meanwhile is left there. */
function focusWhenShown(id: string, before = document.activeElement, until = performance.now() + patienceMs): void {
  requestAnimationFrame((now) => {
    const { activeElement } = document;
    const isElsewhere = activeElement !== before && activeElement !== document.body;
    if (isElsewhere && !activeElement?.closest('[data-region="request"]')) return;
    const marked = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`);
    const field = marked?.matches('input, textarea, button') ? marked : marked?.querySelector<HTMLElement>(fields);
    if (field) field.focus();
    else if (now < until) focusWhenShown(id, before, until);
  });
}

const patienceMs = 5_000;
const fields = 'input, textarea, [role="textbox"], button';
