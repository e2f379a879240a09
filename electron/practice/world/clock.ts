import type { Wall } from './wall.ts';

/** The server's own time: it runs with the real one and can be advanced, so that windows and tokens expire at once. */
export interface Clock {
  now(): number;
  advance(seconds: number): void;
  /** Puts it back to the real time. */
  setRight(): void;
  readonly advancedSeconds: number;
}

/** It hangs on the wall: every server of one world has the same time. */
export function createClock(wall: Wall, onChange: () => void = () => {}): Clock {
  return {
    now: () => Date.now() + wall.read('advancedSeconds') * 1000,
    advance(seconds) {
      wall.write('advancedSeconds', wall.read('advancedSeconds') + seconds);
      onChange();
    },
    setRight() {
      wall.write('advancedSeconds', 0);
      onChange();
    },
    get advancedSeconds() {
      return wall.read('advancedSeconds');
    },
  };
}
