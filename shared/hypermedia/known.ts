import type { PagingCorrection } from '../model/paging-correction';
import type { JsonValue } from './json-value';
import type { PageInput } from './page-input';

/** A document that describes resources, already read. Nothing it refers to elsewhere is fetched. */
export interface KnownDocument {
  /** Where it came from: references in it are relative to this. */
  readonly url: string;
  readonly root: JsonValue;
}

/** What is known of a resource besides the answer that is shown. All of it may be missing. */
export interface Known {
  /** How its pages are made, where a person said so. */
  readonly paging?: PagingCorrection | null;
  /** What OPTIONS answered at the same address. */
  readonly options?: PageInput | null;
  /** An OpenAPI document, version 2.0 to 3.2. */
  readonly openApi?: KnownDocument | null;
  /** JSON Schemas the resource points to. */
  readonly schemas?: readonly KnownDocument[];
  /** The Hydra documentation of the API. */
  readonly hydra?: KnownDocument | null;
  /** A HAL-FORMS document of the same address, where the answer itself has none. */
  readonly halForms?: PageInput | null;
}
