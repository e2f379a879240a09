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
function focusFirst(root: RefObject<HTMLElement | null>, frames = 20): void {
  requestAnimationFrame(() => {
    const errors = [...(root.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])].filter((row) =>
      row.querySelector(':scope > * > [id$="-error"], :scope > [id$="-error"]'),
    );
    const innermost = errors.find((row) => !errors.some((other) => other !== row && row.contains(other)));
    const target = innermost?.querySelector<HTMLElement>(focusable) ?? root.current?.querySelector<HTMLElement>('[data-whole]');
    if (!target && frames > 0) return focusFirst(root, frames - 1);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  });
}
