import type { PageForm } from '../forms/page-form.ts';
import type { OfferedFilter } from './read-filters.ts';

/** Forms that ask for this very list again narrow it. */
export function filtersOfForms(forms: readonly PageForm[], url: string): OfferedFilter[] {
  return forms.flatMap(({ method, url: address, source, fields }) =>
    method === 'GET' && (source === 'Siren' || source === 'HAL-FORMS') && pathOf(address) === pathOf(url)
      ? fields.map((field) => ({ field, source }))
      : [],
  );
}

const pathOf = (address: string): string => address.replace(/[?#].*$/, '');
