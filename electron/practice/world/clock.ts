/** The server's own time: it runs with the real one and can be advanced, so that windows and tokens expire at once. */
export interface Clock {
  now(): number;
  advance(seconds: number): void;
  reset(): void;
  readonly advancedSeconds: number;
}

export function createClock(): Clock {
  let advancedSeconds = 0;
  return {
    now: () => Date.now() + advancedSeconds * 1000,
    advance(seconds) {
      advancedSeconds += seconds;
    },
    reset() {
      advancedSeconds = 0;
    },
    get advancedSeconds() {
      return advancedSeconds;
    },
  };
}
