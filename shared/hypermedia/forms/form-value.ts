/** A member of an object. Two members may have the same name, as JSON text allows. */
export interface FormMember {
  readonly name: string;
  readonly value: FormValue;
}

/** A file that is read when the request is sent. */
export interface FormFile {
  readonly kind: 'file';
  /** Absolute path. */
  readonly path: string;
  readonly name: string;
}

/**
 * What stands in a form, or in a part of it. It is plain JSON, so it crosses to Node and back.
 * A value that is `unset` is not sent at all, which is something else than `null` and than an empty text.
 * Numbers are kept as typed, even while they are none yet; members keep their order, and none is lost.
 */
export type FormValue =
  | { readonly kind: 'unset' }
  | { readonly kind: 'null' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'list'; readonly items: readonly FormValue[] }
  | FormObject
  | FormFile
  /** JSON as typed: of any kind, or not yet JSON. */
  | { readonly kind: 'json'; readonly text: string };

export interface FormObject {
  readonly kind: 'object';
  readonly members: readonly FormMember[];
}
