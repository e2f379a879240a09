import type { FieldProblem } from '#shared/model/open-form';
import { type RefObject, useEffect, useRef } from 'react';

/** When a form is refused, by its rules or by the server, the first field that is wrong gets the focus, else what is said of the whole. */
export function useFocusProblem(root: RefObject<HTMLElement | null>, refused: readonly FieldProblem[], said: unknown): void {
  const before = useRef({ refused, said });
  useEffect(() => {
    const isNew = (refused !== before.current.refused && refused.length > 0) || (said !== before.current.said && said !== null);
    before.current = { refused, said };
    if (isNew) focusFirst(root);
  }, [root, refused, said]);
}

const focusable = 'input, textarea, select, button, [role="radio"][tabindex="0"], [tabindex="0"]';

/** What is wrong may only come onto the page in the next frames, and can be inside something that opens for it. */
function focusFirst(root: RefObject<HTMLElement | null>, frames = 20, from = document.activeElement): void {
  requestAnimationFrame(() => {
    // Whoever has gone elsewhere in the form meanwhile is left there.
    if (!root.current || isElsewhere(root.current, from)) return;
    const target = firstWrong(root.current);
    if (!target && frames > 0) return focusFirst(root, frames - 1, from);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  });
}

const isElsewhere = (root: HTMLElement, from: Element | null): boolean =>
  document.activeElement !== from && root.contains(document.activeElement);

/** The control of the first field that is wrong, the innermost where fields hold fields; else what is said of the whole. */
function firstWrong(root: HTMLElement): HTMLElement | null {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-place]')];
  const wrong = rows.filter((row) => row.querySelector(':scope > * > [id$="-error"], :scope > [id$="-error"]'));
  const innermost = wrong.find((row) => !wrong.some((other) => other !== row && row.contains(other)));
  return innermost?.querySelector<HTMLElement>(focusable) ?? root.querySelector<HTMLElement>('[data-whole]');
}
