import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';

/** The name under the pointer, and where it stands on the page. */
export interface HoveredName {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

const restMs = 250;
const leaveMs = 200;

/** Tells which of the names painted behind a field the pointer rests on. Going over to what is then shown keeps it. */
export function useHoveredName(paint: RefObject<HTMLElement | null>) {
  const [hovered, setHovered] = useState<HoveredName | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (next: HoveredName | null, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHovered(next), ms);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    hovered,
    close: () => later(null, 0),
    stay: () => clearTimeout(timer.current),
    moved(event: PointerEvent) {
      const found = event.pointerType === 'touch' ? null : nameAt(paint.current, event);
      if (found?.name === hovered?.name && found?.left === hovered?.left) return clearTimeout(timer.current);
      later(found, found === null ? leaveMs : restMs);
    },
    left: () => later(null, leaveMs),
  };
}

function nameAt(paint: HTMLElement | null, { clientX, clientY }: PointerEvent): HoveredName | null {
  for (const element of paint?.querySelectorAll<HTMLElement>('[data-variable]') ?? []) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (clientX < left || clientX > right || clientY < top - 4 || clientY > bottom + 4) continue;
    return { name: element.dataset.variable ?? '', left, top, bottom };
  }
  return null;
}
