import { setImmediate } from 'node:timers/promises';

const longestMs = 12;
let lastBreath = 0;

/** Lets other questions be answered when this one has worked for a while. To be awaited between the steps of long work. */
export async function breathe(): Promise<void> {
  const now = performance.now();
  if (now - lastBreath < longestMs) return;
  await setImmediate();
  lastBreath = performance.now();
}
