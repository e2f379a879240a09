import type { RowView } from '#shared/model/table-window';
import type { AlongRows } from './along-rows.ts';
import type { IncludedIndex } from './included-index.ts';
import type { MadeOf } from './make-rows.ts';
import type { RowsTally } from './order-rows.ts';
import type { RowSpans } from './row-spans.ts';
import type { RowStretch } from './row-stretch.ts';

/** Where the thread finds the bytes: a file, and what is not in it yet. */
export interface RowBytes {
  readonly file: { readonly path: string; readonly bytes: number } | null;
  readonly tail: Uint8Array;
}

/** The text that rows have to have under a name. */
export interface RowsWhere {
  readonly name: string;
  readonly text: string;
}

/** What can be asked of the thread about rows. */
export type RowQuestion =
  | { readonly ask: 'find'; readonly bytes: RowBytes; readonly pointer: string; readonly where: RowsWhere | null }
  | { readonly ask: 'make'; readonly bytes: RowBytes; readonly of: MadeOf }
  | {
      readonly ask: 'order';
      readonly bytes: RowBytes;
      readonly spans: RowSpans;
      readonly view: RowView;
      /** What the rows are related to; null where nothing came along. */
      readonly along: AlongRows | null;
    }
  | { readonly ask: 'included'; readonly bytes: RowBytes }
  | { readonly ask: 'tally'; readonly bytes: RowBytes; readonly spans: RowSpans; readonly base: string };

export interface RowAnswers {
  readonly find: RowSpans | null;
  readonly make: RowStretch | null;
  readonly order: Uint32Array;
  readonly included: IncludedIndex | null;
  readonly tally: RowsTally;
}

export interface RowMessage {
  readonly id: number;
  readonly question: RowQuestion;
}

export type RowReply = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly thrown: string };
