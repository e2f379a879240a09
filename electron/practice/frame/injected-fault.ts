import { setTimeout as pause } from 'node:timers/promises';
import type { Endpoint } from '../endpoint.ts';
import type { Answer } from './answer.ts';
import type { Ask } from './ask.ts';
import { statusAnswer } from './status-answer.ts';
import { refuse } from './refuse.ts';

export const longestDelaySeconds = 60;

/**
 * `?delay=SECONDS` makes any endpoint slow and `?status=CODE` makes it fail,
 * except where the endpoint has a parameter of that name itself.
 */
export async function injectedFault(endpoint: Endpoint, ask: Ask): Promise<Answer | null> {
  const own = endpoint.query?.shape ?? {};
  const delay = 'delay' in own ? null : ask.query.get('delay');
  const status = 'status' in own ? null : ask.query.get('status');
  if (delay !== null) {
    const seconds = readDelay(delay);
    if (seconds === null) return badDelay(ask, delay);
    await waitWhileConnected(ask, seconds);
  }
  return status === null ? null : statusAnswer(ask, status);
}

/** Seconds, whole or not, up to the longest; anything else is null. */
export function readDelay(text: string): number | null {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return seconds <= longestDelaySeconds ? seconds : null;
}

export function badDelay(ask: Ask, given: string): Answer {
  return refuse(ask, {
    status: 400,
    detail: `"${given}" is not a number of seconds from 0 to ${longestDelaySeconds}.`,
  });
}

/** Waits, but no longer than the caller does. */
export async function waitWhileConnected(ask: Ask, seconds: number): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  ask.raw.socket.once('close', leave);
  await pause(seconds * 1000, undefined, { signal: gone.signal }).catch(() => {});
  ask.raw.socket.off('close', leave);
}
