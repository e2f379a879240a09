import { useEffect, useMemo, useRef, useState } from 'react';

const delayMs = 450;
/** Long enough to move the pointer from the link onto its card. */
const graceMs = 160;

const linkAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-follow]') : null;

interface Hovered {
  readonly link: HTMLAnchorElement | null;
  /** The pointer is on what says more of the link. */
  readonly stay: () => void;
  readonly leave: () => void;
}

/** The link that is followed in Cairn and lies under the pointer, or in focus, for a moment. Escape, a scroll and a press let it go. */
export function useHoveredLink(): Hovered {
  const [link, setLink] = useState<HTMLAnchorElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const steps = useMemo(() => {
    const later = (next: HTMLAnchorElement | null, ms: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setLink(next?.isConnected ? next : null), ms);
    };
    const drop = () => {
      clearTimeout(timer.current);
      setLink(null);
    };
    return { later, drop, stay: () => clearTimeout(timer.current), leave: () => later(null, graceMs) };
  }, []);
  useEffect(() => {
    const { later, drop } = steps;
    const over = (event: Event) => {
      const next = linkAt(event.target);
      if (next) later(next, delayMs);
    };
    const out = (event: Event) => linkAt(event.target) && later(null, graceMs);
    const focus = (event: FocusEvent) => {
      const next = linkAt(event.target);
      if (next?.matches(':focus-visible')) later(next, delayMs);
    };
    const key = (event: KeyboardEvent) => event.key === 'Escape' && drop();
    const all: readonly (readonly [string, (event: never) => unknown])[] = [
      ['mouseover', over],
      ['mouseout', out],
      ['focusin', focus],
      ['focusout', drop],
      ['keydown', key],
      ['pointerdown', drop],
      ['scroll', drop],
      ['wheel', drop],
    ];
    const options = { capture: true, passive: true };
    for (const [name, listener] of all) document.addEventListener(name, listener as EventListener, options);
    return () => {
      drop();
      for (const [name, listener] of all) document.removeEventListener(name, listener as EventListener, options);
    };
  }, [steps]);
  return { link, stay: steps.stay, leave: steps.leave };
}
