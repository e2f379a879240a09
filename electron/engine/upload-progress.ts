import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { ExchangeRun } from './exchange-run';

/** How far an upload is, until this settles. */
export async function* progressUntil(over: Promise<unknown>, run: ExchangeRun): AsyncGenerator<ExchangeEvent> {
  let isOver = false;
  // Handled here too: whoever listens to us may go away meanwhile, and then nobody waits for it any more.
  const ended = over.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  for (;;) {
    await Promise.race([ended, tick()]);
    if (isOver) return;
    const progress = run.progress();
    if (progress) yield progress;
  }
}

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 50).unref());
