import { clientErrors400To410 } from './statuses/client-errors-400-410';
import { clientErrors411To421 } from './statuses/client-errors-411-421';
import { clientErrors422To451 } from './statuses/client-errors-422-451';
import { informational } from './statuses/informational';
import { statusParagraphs } from './statuses/paragraphs';
import { redirection } from './statuses/redirection';
import { serverErrors } from './statuses/server-errors';
import type { StatusEntry } from './statuses/status-entry';
import { success } from './statuses/success';

export type { StatusEntry } from './statuses/status-entry';

/** The first digit of a status. Codes outside 100 to 599 have none. */
export type StatusClass = 1 | 2 | 3 | 4 | 5;

/** Every registered code, and 104, 306, 418 and 509, in order. */
export const statusCatalog: readonly StatusEntry[] = [
  ...informational,
  ...success,
  ...redirection,
  ...clientErrors400To410,
  ...clientErrors411To421,
  ...clientErrors422To451,
  ...serverErrors,
].map((facts) => ({ ...facts, paragraph: statusParagraphs[facts.code] }));

const byCode = new Map<number, StatusEntry>(statusCatalog.map((entry) => [entry.code, entry]));

/** What each class says, as the word beside its shape. */
export const classWords: Readonly<Record<StatusClass, string>> = {
  1: 'informational',
  2: 'success',
  3: 'redirection',
  4: 'client error',
  5: 'server error',
};

/** The class of a status, or null for a number that is none. */
export function statusClass(code: number): StatusClass | null {
  const first = Math.floor(code / 100);
  return first >= 1 && first <= 5 ? (first as StatusClass) : null;
}

/** A status as a client has to read it. */
export interface StatusReading {
  readonly entry: StatusEntry | null;
  /** False for a number nobody has assigned; it is then read as the x00 of its class (RFC 9110, 15). */
  readonly assigned: boolean;
}

/** What a status means; an unassigned one means what the x00 of its class means. */
export function readStatus(code: number): StatusReading {
  const entry = byCode.get(code);
  if (entry) return { entry, assigned: true };
  const group = statusClass(code);
  return { entry: group === null ? null : (byCode.get(group * 100) ?? null), assigned: false };
}
