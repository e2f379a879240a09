/** The server's own time: it runs with the real one and can be advanced, so that windows and tokens expire at once. */
export interface Clock {
  now(): number;
  advance(seconds: number): void;
  reset(): void;
  readonly advancedSeconds: number;
}

export function createClock(onChange: () => void = () => {}): Clock {
  let advancedSeconds = 0;
  return {
    now: () => Date.now() + advancedSeconds * 1000,
    advance(seconds) {
      advancedSeconds += seconds;
      onChange();
    },
    reset() {
      advancedSeconds = 0;
    },
    get advancedSeconds() {
      return advancedSeconds;
    },
  };
}
