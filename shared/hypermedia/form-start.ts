import { roleOf } from './filters/filter-names.ts';
import { queryOf } from './filters/query-of.ts';
import type { FormPlace } from './forms/form-source.ts';
import type { FormObject } from './forms/form-value.ts';
import { parseValue, valueFrom } from './forms/parse-value.ts';
import type { Paging } from './page.ts';
import { withoutParam } from './paging/page-address.ts';

/** A new member is added to the list, not to the page of it that is shown, nor to what a search found, or in whose order. */
export function collectionUrl(url: string, paging: Paging | null, isList: boolean): string {
  const turning = paging === null ? [] : [paging.pageParam, paging.offsetParam, paging.sizeParam, 'cursor'];
  const looking = isList ? [...queryOf(url).keys()].filter((name) => /^(?:searches|orders)$/.test(roleOf(name))) : [];
  return [...turning, ...looking].filter((name) => name !== null).reduce(withoutParam, url);
}

/** The resource as a form begins with it, equal names and digits kept; null on a list and on an error. */
export function resourceOf({ input, reading }: Pick<FormPlace, 'input' | 'reading'>): FormObject | null {
  if (reading.list !== null || reading.resource === null || input.status >= 300) return null;
  const isWhole = reading.resource === input.json && input.body !== null;
  const value = isWhole ? parseValue(input.body) : valueFrom(reading.resource);
  return value?.kind === 'object' ? value : null;
}
