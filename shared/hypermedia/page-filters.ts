import type { FieldChoice, FieldType } from './forms/form-field';

/** A query parameter that narrows a list. */
export interface PageFilter {
  /** The parameter. */
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly choices: readonly FieldChoice[] | null;
  /** Values in the address of this page, in order; more than one when the parameter is repeated. */
  readonly values: readonly string[];
  readonly required: boolean;
  readonly help: string;
  readonly source: FilterSource;
}

/** Where a filter is known from; `query` means that the address of the page has it. */
export type FilterSource =
  | 'OPTIONS'
  | 'OpenAPI'
  | 'Hydra'
  | 'HAL-FORMS'
  | 'Siren'
  | 'Collection+JSON'
  | 'OAI-PMH'
  | 'link'
  | 'query';

export interface OrderChoice {
  readonly value: string;
  readonly label: string;
}

/** What the rows of a list can be narrowed and ordered by. */
export interface PageFilters {
  readonly fields: readonly PageFilter[];
  /** Parameter that searches in words, and what it is now. */
  readonly search: { readonly param: string; readonly value: string } | null;
  readonly ordering: {
    readonly param: string;
    readonly choices: readonly OrderChoice[];
    /** As in the address; null when it has none. */
    readonly current: string | null;
  } | null;
}
