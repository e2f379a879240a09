import type { HeaderPair } from './answer.ts';

/** Why a request is not served, before it has the shape of an answer. */
export interface Refusal {
  readonly status: number;
  /** One sentence on what happened. */
  readonly detail: string;
  /** One sentence on what would help. */
  readonly help?: string;
  /** What stands in the body in place of `detail`, where the error is about fields. */
  readonly fields?: unknown;
  readonly headers?: readonly HeaderPair[];
  /** Answered as Django does before a view is reached: no body and no `Allow`. */
  readonly bare?: boolean;
}

/** What came of a step that may refuse the request. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const granted = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = <T = never>(refusal: Refusal): Outcome<T> => ({ ok: false, refusal });
