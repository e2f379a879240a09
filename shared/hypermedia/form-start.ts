import type { FormPlace } from './forms/form-source.ts';
import type { FormObject } from './forms/form-value.ts';
import { parseValue, valueFrom } from './forms/parse-value.ts';
import type { Paging } from './page.ts';
import { withoutParam } from './paging/page-address.ts';

/** A new member is added to the list, not to the page of it that is shown. */
export function collectionUrl(url: string, paging: Paging | null): string {
  if (paging === null) return url;
  const names = [paging.pageParam, paging.offsetParam, paging.sizeParam, 'cursor'];
  return names.filter((name) => name !== null).reduce(withoutParam, url);
}

/** The resource as a form begins with it, equal names and digits kept; null on a list and on an error. */
export function resourceOf({ input, reading }: Pick<FormPlace, 'input' | 'reading'>): FormObject | null {
  if (reading.list !== null || reading.resource === null || input.status >= 300) return null;
  const isWhole = reading.resource === input.json && input.body !== null;
  const value = isWhole ? parseValue(input.body) : valueFrom(reading.resource);
  return value?.kind === 'object' ? value : null;
}
