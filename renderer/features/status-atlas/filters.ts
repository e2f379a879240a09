import { readStatus, statusClass, type StatusClass, type StatusEntry } from '#shared/http/status-catalog';
import type { MetStatuses } from '#shared/model/met-statuses';

export type Show = 'all' | 'frequent' | 'met' | 'notMet';

/** The codes that two common courses on REST name as the ones to know. */
export const frequentLists = {
  api: { label: 'an API course', codes: [200, 201, 204, 400, 401, 403, 404, 405, 429, 500, 503] },
  web: { label: 'a web course', codes: [200, 201, 204, 301, 400, 403, 404, 405] },
} as const;
export type FrequentList = 'both' | keyof typeof frequentLists;

const lists = (which: FrequentList) => (which === 'both' ? [frequentLists.api, frequentLists.web] : [frequentLists[which]]);

/** Whether a code is on the list that is chosen, or on either. */
export const isFrequent = (code: number, which: FrequentList = 'both'): boolean =>
  lists(which).some(({ codes }) => (codes as readonly number[]).includes(code));

export interface Filters {
  readonly show: Show;
  readonly list: FrequentList;
  /** Empty for all five. */
  readonly groups: ReadonlySet<StatusClass>;
  readonly search: string;
}

/** Whether an entry stays in full colour; the map keeps its place whatever is chosen. */
export function isLit(entry: StatusEntry, { show, list, groups, search }: Filters, { met }: MetStatuses): boolean {
  const group = statusClass(entry.code);
  if (groups.size > 0 && (group === null || !groups.has(group))) return false;
  if (show === 'frequent' && !isFrequent(entry.code, list)) return false;
  if (show === 'met' && met[String(entry.code)] === undefined) return false;
  if (show === 'notMet' && met[String(entry.code)] !== undefined) return false;
  return matches(entry, search);
}

/** By number, its beginning, word, older word, constant, or what it means. */
export function matches(entry: StatusEntry, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  if (/^\d+$/.test(wanted)) return String(entry.code).startsWith(wanted);
  const text = [entry.phrase, ...entry.earlier, entry.constant, entry.meaning, ...entry.causes].join(' ').toLowerCase();
  return wanted.split(/[\s]+/).every((word) => text.includes(word));
}

/** What is said when a whole number was typed that nobody has assigned. */
export function unassignedNote(search: string): string | null {
  const wanted = search.trim();
  if (!/^\d{3}$/.test(wanted)) return null;
  const { entry, assigned } = readStatus(Number(wanted));
  if (assigned) return null;
  if (!entry) return `${wanted} is no status of HTTP: they run from 100 to 599.`;
  return `${wanted} is unassigned. A client that meets it reads it as ${entry.code} ${entry.phrase} (RFC 9110, 15).`;
}
