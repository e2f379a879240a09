import type { Endpoint } from './endpoint.ts';
import { anything, anythingBelow } from './endpoints/anything.ts';
import { delay } from './endpoints/delay.ts';
import { redirectLoop, redirectTimes, redirectTo } from './endpoints/redirects.ts';
import { createRoot } from './endpoints/root.ts';
import { status } from './endpoints/status.ts';
import type { RequestLog } from './frame/request-log.ts';
import { booksFirst } from './library/books-first.ts';

/** Every endpoint of the practice server, in the order the index shows them. */
export function createEndpoints(_log: RequestLog): readonly Endpoint[] {
  return [createRoot(), booksFirst, anything, anythingBelow, status, delay, redirectTimes, redirectTo, redirectLoop];
}
