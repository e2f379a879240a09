import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useApp, useAppStore } from '../state/use-app';
import styles from './side-bar-edge.module.css';

const narrowest = 180;
const widest = 480;
const step = 16;
const within = (widthPx: number) => Math.min(widest, Math.max(narrowest, widthPx));

/** The edge of the side bar, which makes it wider and narrower: by dragging, or with the arrows. */
export function SideBarEdge() {
  const widthPx = useApp((state) => state.sideBar.widthPx);
  const store = useAppStore();
  const start = useRef<{ readonly x: number; readonly widthPx: number } | null>(null);
  const resize = (next: number) => store.getState().resizeSideBar(within(next));

  const onMove = (event: PointerEvent<HTMLElement>) => {
    if (!start.current) return;
    const { zoom } = store.getState().settings;
    resize(start.current.widthPx + (event.clientX - start.current.x) / zoom);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const goals: Readonly<Record<string, number>> = {
      ArrowLeft: widthPx - step,
      ArrowRight: widthPx + step,
      Home: narrowest,
      End: widest,
    };
    const goal = goals[event.key];
    if (goal === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    resize(goal);
  };
  return (
    // A separator that can be moved is a control, by ARIA; the linter knows only the one that is a line.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-label="Width of the side bar"
      aria-orientation="vertical"
      aria-valuenow={widthPx}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex
      className={styles.edge}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, widthPx };
      }}
      onPointerMove={onMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
      onDoubleClick={() => resize(232)}
    />
  );
}
