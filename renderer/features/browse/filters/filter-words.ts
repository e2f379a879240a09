import type { FieldChoice } from '#shared/hypermedia/forms/form-field';
import type { FilterSource, PageFilter, PageFilters } from '#shared/hypermedia/page-filters';

/** What chooses nothing: the parameter is not there. */
export const any = '';

const signs: Readonly<Record<string, string>> = {
  lte: '≤',
  lt: '<',
  gte: '≥',
  gt: '>',
  max: '≤',
  min: '≥',
  before: '<',
  after: '>',
  icontains: 'holds',
  contains: 'holds',
  startswith: 'begins',
  istartswith: 'begins',
  exact: '=',
  ne: '≠',
  not: '≠',
  in: 'one of',
};

/** A parameter in few words: `price__lte` is "price ≤". */
export function filterLabel({ name, label }: Pick<PageFilter, 'name' | 'label'>): string {
  const [, base = '', suffix = ''] = /^(.+?)(?:__|\[)([a-z]+)\]?$/i.exec(name) ?? [];
  const sign = signs[suffix.toLowerCase()];
  return sign === undefined ? label.toLocaleLowerCase() : `${base.replaceAll('_', ' ')} ${sign}`;
}

/** The choices of a filter with the value that stands in an address; those with none cannot be asked for. */
export function choicesOf(choices: readonly FieldChoice[]): { readonly value: string; readonly label: string }[] {
  return choices.flatMap(({ value, label }) => {
    if (value.kind === 'text' || value.kind === 'number') return [{ value: value.text, label }];
    return value.kind === 'boolean' ? [{ value: String(value.value), label }] : [];
  });
}

export const isActive = ({ values }: PageFilter): boolean => values.some((value) => value !== '');

/** Whether anything narrows or orders the list now. */
export const isNarrowed = ({ fields, search, ordering }: PageFilters): boolean =>
  fields.some(isActive) || (search?.value ?? '') !== '' || (ordering?.current ?? null) !== null;

/** What takes everything away that narrows or orders. */
export function clearing({ fields, search, ordering }: PageFilters): Record<string, readonly string[]> {
  const names = [...fields.filter(({ values }) => values.length > 0).map(({ name }) => name), search?.param, ordering?.param];
  return Object.fromEntries(names.flatMap((name) => (name === undefined ? [] : [[name, []]])));
}

const sourceWords: { readonly [S in FilterSource]: string } = {
  OPTIONS: 'OPTIONS',
  OpenAPI: 'OpenAPI',
  Hydra: 'Hydra',
  'HAL-FORMS': 'HAL-FORMS',
  Siren: 'its actions',
  'Collection+JSON': 'its queries',
  link: 'a template',
  query: 'the address',
};

/** Where the filters are known from: "from OpenAPI and the address". */
export function sourcesOf({ fields }: PageFilters): string {
  const words = [...new Set(fields.map(({ source }) => sourceWords[source]))];
  if (words.length === 0) return '';
  return `from ${words.length === 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`}`;
}

/** The values of a text that may hold several, with commas between them. */
export const valuesOfText = (text: string, isSeveral: boolean): string[] =>
  (isSeveral ? text.split(',').map((one) => one.trim()) : [text]).filter((value) => value !== '');
