import type { FormField } from './form-field';
import type { Nesting } from './form-rows';
import type { FormObject } from './form-value';

/** Where a form is known from. `GET` means it was inferred from the resource itself. */
export type FormSource =
  | 'OPTIONS'
  | 'OpenAPI'
  | 'JSON Schema'
  | 'HAL-FORMS'
  | 'Siren'
  | 'Hydra'
  | 'Collection+JSON'
  | 'JSON:API'
  | 'OData'
  | 'link'
  | 'GET';

/** Values that go beside the body have places of their own, which begin with this. */
export const parametersPlace = '#';

/** A value that goes into the request beside its body. */
export interface FormParameter extends FormField {
  readonly where: 'query' | 'path' | 'header';
}

/** A request that is made by filling in fields. */
export interface PageForm {
  /** Tells the forms of a page apart and stays the same when the page is read again. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly method: string;
  /** Absolute; with `templated`, a template (RFC 6570) that the fields are the variables of. */
  readonly url: string;
  readonly templated: boolean;
  /** What the body can be sent as, the best first; empty for a form whose fields go into the address (GET, HEAD, DELETE). */
  readonly contentTypes: readonly string[];
  /** The one to begin with; null when there is no body. */
  readonly contentType: string | null;
  readonly fields: readonly FormField[];
  readonly parameters: readonly FormParameter[];
  readonly source: FormSource;
  /** How the names of nested fields are written where the body, or the query, is rows of names and values. */
  readonly nesting: Nesting;
  /** `whole`: all fields are sent. `partial`: only what was changed from `initial` (PATCH). */
  readonly scope: 'whole' | 'partial';
  /**
   * The body to begin with: the resource as it is for PUT and PATCH, else what surrounds the fields.
   * Fields are places in it; members without a field stay as they are.
   */
  readonly initial: FormObject;
}
