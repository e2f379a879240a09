import type { KindReading } from '../kinds/kind';
import type { Known } from '../known';
import type { OpenApiResource } from '../openapi/openapi-resource';
import type { PageKind } from '../page';
import type { ReadInput } from '../page-input';
import type { FormObject } from './form-value';
import type { PageForm } from './page-form';

/** What forms are read from: the page, what is known besides, and what was found out so far. */
export interface FormPlace {
  readonly input: ReadInput;
  readonly known: Known;
  readonly openApi: OpenApiResource | null;
  readonly kind: PageKind;
  readonly reading: KindReading;
  /** What the page is called. */
  readonly title: string;
  /** Methods that are said to be allowed, in upper case; empty when nothing is said. */
  readonly allowed: ReadonlySet<string>;
  /** Where a new member of this list is sent: the address without what turns its pages. */
  readonly collectionUrl: string;
  /** The resource as it is, for a form that replaces or changes it; null on a list, and on an error. */
  readonly resource: FormObject | null;
}

/** Reads the forms one source knows of; none when it says nothing. */
export type FormSourceReader = (place: FormPlace) => readonly PageForm[];
