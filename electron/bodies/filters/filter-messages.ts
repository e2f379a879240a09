import type { BodyFilter, FilterReason } from '#shared/model/body-filter';
import type { RowBytes } from '../rows/row-questions.ts';

/** What a thread is started with: one filter of one body. */
export interface FilterJob {
  readonly bytes: RowBytes;
  readonly charset: string | null;
  readonly filter: BodyFilter;
  readonly resultBytes: number;
  readonly jqMiB: number;
}

export type FilterReply =
  /** The next bytes of what is left. The thread waits until it hears that they were taken. */
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly count: number; readonly contentType: string }
  | { readonly kind: 'refused'; readonly reason: FilterReason; readonly detail: string; readonly at: number | null };

/** Ends a filter, for a reason that has a sentence. */
export class FilterRefused extends Error {
  readonly reason: FilterReason;
  readonly at: number | null;

  constructor(reason: FilterReason, detail = '', at: number | null = null) {
    super(detail);
    this.reason = reason;
    this.at = at;
  }
}

/** What a filter leaves: pieces of UTF-8 or text, made one after the other. */
export interface Filtered {
  readonly contentType: string;
  readonly count: number;
  readonly pieces: Iterable<string>;
}
