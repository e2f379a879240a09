import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { valueAt } from '#shared/hypermedia/forms/value-at';
import type { FieldProblem } from '#shared/model/open-form';
import { kindOf } from '../seen-forms';

const refused = new Set<string>();
const mostRefused = 500;

const keyOf = (url: string, place: string): string => `${kindOf(url)} ${place}`;

/** Remembers which fields of a kind of resource have refused null, for as long as the window is open. */
export function noteRefusedNulls(url: string, values: FormValue, problems: readonly FieldProblem[]): void {
  for (const { place, message } of problems) {
    if (place === '' || !/\bnull\b/i.test(message) || valueAt(values, place).kind !== 'null') continue;
    refused.add(keyOf(url, place));
    const [oldest] = refused;
    if (refused.size > mostRefused && oldest !== undefined) refused.delete(oldest);
  }
}

/** Whether a server has refused null for a field, whatever is said of it elsewhere. */
export const isNullRefused = (url: string, place: string): boolean => refused.has(keyOf(url, place));
