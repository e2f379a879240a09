import type { ExchangeEvent } from '#shared/model/exchange-event';

/**
 * Passes events on in order, but of the reports of progress only the newest one in each `everyMs`
 * and the last one before anything else.
 */
export function throttleProgress(pass: (event: ExchangeEvent) => void, everyMs = 100): (event: ExchangeEvent) => void {
  let held: ExchangeEvent | null = null;
  let timer: NodeJS.Timeout | undefined;

  const passHeld = () => {
    timer = undefined;
    if (held === null) return;
    const event = held;
    held = null;
    timer = setTimeout(passHeld, everyMs);
    pass(event);
  };

  return (event) => {
    if (event.type === 'progress' || event.type === 'talked') {
      held = event;
      if (timer === undefined) passHeld();
      return;
    }
    clearTimeout(timer);
    timer = undefined;
    // The last sums of a phase must not be lost, nor come after its end.
    if (held !== null) pass(held);
    held = null;
    pass(event);
  };
}
