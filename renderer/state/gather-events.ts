import type { ExchangeEvent } from '#shared/model/exchange-event';

/** No longer than two frames: nobody sees the difference, and a quick answer is drawn once rather than five times. */
const longestMs = 30;

/** Passes events on in order, a few at a time; the end of an exchange at once, with all that came before it. */
export function gatherEvents(pass: (events: readonly ExchangeEvent[]) => void): (event: ExchangeEvent) => void {
  let held: ExchangeEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const passHeld = () => {
    clearTimeout(timer);
    timer = undefined;
    const events = held;
    held = [];
    pass(events);
  };

  return (event) => {
    held.push(event);
    if (event.type === 'finished' || event.type === 'failed') return passHeld();
    timer ??= setTimeout(passHeld, longestMs);
  };
}
