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
  return sign === undefined ? inSmall(label) : `${base.replaceAll('_', ' ')} ${sign}`;
}

/** Words in small letters, but for what has capitals of its own: `In stock` is "in stock", `MetadataPrefix` "metadataPrefix", `ISBN` itself. */
const inSmall = (label: string): string =>
  label
    .replace(/\b\p{Lu}\p{Ll}*\b/gu, (word) => word.toLocaleLowerCase())
    .replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLocaleLowerCase());

/** The choices of a filter with the value that stands in an address; those with none cannot be asked for. */
export function choicesOf(choices: readonly FieldChoice[]): { readonly value: string; readonly label: string }[] {
  return choices.flatMap(({ value, label }) => {
    if (value.kind === 'text' || value.kind === 'number') return [{ value: value.text, label }];
    return value.kind === 'boolean' ? [{ value: String(value.value), label }] : [];
  });
}

export const isActive = ({ values }: PageFilter): boolean => values.some((value) => value !== '');

/** What the list is not to be had without narrows nothing that could be taken away. */
const isDroppable = (filter: PageFilter): boolean => !filter.required;

/** Whether anything narrows or orders the list now. */
export const isNarrowed = ({ fields, search, ordering }: PageFilters): boolean =>
  fields.some((field) => isActive(field) && isDroppable(field)) ||
  (search?.value ?? '') !== '' ||
  (ordering?.current ?? null) !== null;

/** What takes everything away that narrows or orders, but for what the server needs. */
export function clearing({ fields, search, ordering }: PageFilters): Record<string, readonly string[]> {
  const used = fields.filter((field) => field.values.length > 0 && isDroppable(field));
  const names = [...used.map(({ name }) => name), search?.param, ordering?.param];
  return Object.fromEntries(names.flatMap((name) => (name === undefined ? [] : [[name, []]])));
}

const sourceWords: { readonly [S in FilterSource]: string } = {
  OPTIONS: 'OPTIONS',
  OpenAPI: 'OpenAPI',
  Hydra: 'Hydra',
  'HAL-FORMS': 'HAL-FORMS',
  Siren: 'its actions',
  'Collection+JSON': 'its queries',
  'OAI-PMH': 'OAI-PMH',
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
