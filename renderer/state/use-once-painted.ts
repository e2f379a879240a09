import { type Exchange, isOver } from '#shared/model/exchange';
import { startTransition, useEffect, useState } from 'react';

/** For windows that nobody sees, where nothing is painted. */
const unpaintedMs = 100;

let waiting: (() => void)[] = [];
let isAsked = false;

/**
 * The value as it was until a frame has been painted after it changed, and then as it is.
 * For what costs much to draw, and stands beside something that is to be seen first.
 * A value that is no news is passed over: the one before it stays.
 */
export function useOncePainted<T extends object | null | undefined>(value: T, isNews = true): T {
  const [painted, setPainted] = useState<T>(value);
  useEffect(() => {
    if (isNews) oncePainted(() => setPainted(value));
  }, [value, isNews]);
  return painted;
}

/**
 * The same of an exchange. One that is on its way is no news: what would be drawn again for it would be drawn
 * just when its answer comes, and hold that up.
 */
export const useAnswerOncePainted = (exchange: Exchange | undefined): Exchange | undefined =>
  useOncePainted(exchange, exchange === undefined || isOver(exchange) || exchange.socket !== undefined);

/** Runs what waits for the same frame together, in order, as one change. */
function oncePainted(run: () => void): void {
  waiting.push(run);
  if (!isAsked) askForFrame();
}

function askForFrame(): void {
  isAsked = true;
  const timer = setTimeout(runAll, unpaintedMs);
  requestAnimationFrame(() => {
    clearTimeout(timer);
    // Callbacks of a frame run before it is painted, and a timer behind it.
    setTimeout(runAll);
  });
}

function runAll(): void {
  isAsked = false;
  const all = waiting;
  waiting = [];
  startTransition(() => all.forEach((run) => run()));
}
