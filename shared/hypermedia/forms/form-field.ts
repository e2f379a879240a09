import type { FormValue } from './form-value';

/** What a field is filled in with. `json` takes anything, as text. */
export type FieldType =
  | 'text'
  | 'textarea'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'time'
  | 'datetime'
  | 'email'
  | 'url'
  | 'password'
  | 'choice'
  | 'related'
  | 'list'
  | 'object'
  | 'file'
  | 'json';

/** The format of a field of which nothing is said but that there is one: its text may be JSON, and is a text where it is none. */
export const anyField = 'field';

/** The format of a field that holds what another resource is known by, where it is not said which one. */
export const keyFormat = 'key';

export interface FieldChoice {
  readonly value: FormValue;
  readonly label: string;
}

/** The member of a row that others refer to it by. */
export interface KeyOfRow {
  readonly kind: 'member';
  readonly name: string;
  /** It is said to be a number, and is sent as one. */
  readonly isNumber?: boolean | undefined;
}

/** A list in which the resource for a field can be searched. */
export interface RelatedList {
  /** Address of the list. */
  readonly url: string;
  /** Query parameter that searches it; null when none is known. */
  readonly searchParam: string | null;
  /** What of a row is the value: its own address, or the member of this name. */
  readonly value: { readonly kind: 'address' } | KeyOfRow;
  /** Member to show; null to pick the one that names the row. */
  readonly labelMember: string | null;
}

/** One field of a form. What its source does not say is null, empty or false. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** Shown, never sent. */
  readonly readOnly: boolean;
  readonly nullable: boolean;
  /** No source says that it may be null: a value was. */
  readonly isNullSeen?: boolean | undefined;
  /** Several of `choices` or of the related resources at once: the value is a list. */
  readonly multiple: boolean;
  readonly choices: readonly FieldChoice[] | null;
  /** Texts that were seen in its place, where no source says what may stand there: offered, and no limit. */
  readonly suggestions?: readonly string[] | undefined;
  readonly related: RelatedList | null;
  /** Limits of a number, as written by the source; both included. */
  readonly min: string | null;
  readonly max: string | null;
  /** The number is a multiple of this. */
  readonly step: string | null;
  /** Characters of a text, or items of a list. */
  readonly minLength: number | null;
  readonly maxLength: number | null;
  /** No item of the list may come twice. */
  readonly isUnique?: boolean | undefined;
  /** Regular expression (ECMA-262), found anywhere in the text unless it is anchored. */
  readonly pattern: string | null;
  /** What the server takes when the field is unset; null when it is not said. */
  readonly default: FormValue | null;
  /** Members of an object. */
  readonly fields: readonly FormField[];
  /** What each item of a list is, or each further member of an object; null when anything goes or nothing does. */
  readonly item: FormField | null;
  readonly help: string;
  readonly placeholder: string;
  /** The source's own word for the format: `uuid`, `decimal`, `int64`; empty when there is none. */
  readonly format: string;
  /** Media types of a file, as `accept` of HTML writes them; empty for any. */
  readonly accept: string;
  /** JSON Pointer (RFC 6901) from the value this field is part of, the body for the outermost. Empty for an item of a list. */
  readonly place: string;
}
