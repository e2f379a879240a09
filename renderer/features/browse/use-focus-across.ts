import { type FocusEvent, useEffect, useLayoutEffect, useRef } from 'react';

/** What tells a control of one page from the others, and finds its like on the next. */
interface Mark {
  readonly key: string | undefined;
  readonly tag: string;
  readonly name: string;
}

const focusable = 'input, button, a[href], [tabindex="0"]';

/**
 * A page that takes the place of another takes the focus along: to the control that is called the same, so that one can
 * go on pressing or typing there, else to its heading. A page that is come back to has it where it was left. Where the focus
 * was elsewhere, it stays there.
 */
export function useFocusAcross(pageId: string | undefined) {
  const container = useRef<HTMLDivElement>(null);
  const last = useRef<Mark | null>(null);
  const leftOn = useRef(new Map<string | undefined, Mark>());

  useEffect(() => {
    // A press elsewhere takes the focus away for good, whether something else gets it or not.
    const forget = ({ target }: PointerEvent) => {
      if (target instanceof Node && !container.current?.contains(target)) last.current = null;
    };
    document.addEventListener('pointerdown', forget, true);
    return () => document.removeEventListener('pointerdown', forget, true);
  }, []);

  useLayoutEffect(() => {
    const root = container.current;
    if (!root || !last.current || (document.activeElement ?? document.body) !== document.body) return;
    alikeIn(root, leftOn.current.get(pageId) ?? last.current)?.focus({ preventScroll: true });
  }, [pageId]);

  return {
    ref: container,
    onFocusCapture: ({ target }: FocusEvent) => {
      last.current = markOf(target);
      leftOn.current.set(pageId, last.current);
    },
    onBlurCapture: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !container.current?.contains(relatedTarget)) last.current = null;
    },
  };
}

/** The control of a page that is called so, else its heading. */
function alikeIn(root: HTMLElement, { key, tag, name }: Mark): HTMLElement | null {
  const place = key === undefined ? null : root.querySelector(`[data-focus-key="${CSS.escape(key)}"]`);
  const alike = [...root.querySelectorAll<HTMLElement>(tag)].find((one) => nameOf(one) === name && !one.matches(':disabled'));
  return place?.querySelector<HTMLElement>(focusable) ?? alike ?? root.querySelector<HTMLElement>('h1');
}

const markOf = (element: Element): Mark => ({
  key: element.closest<HTMLElement>('[data-focus-key]')?.dataset['focusKey'],
  tag: element.tagName.toLowerCase(),
  name: nameOf(element),
});

const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent.trim();
