import type { BodyHit, Folds, JsonRows, TextLines } from '#shared/model/body-window';
import type { BodyParts, BodyRecords, BodyTable, RecordKind, TableDialect } from '#shared/model/body-data';
import type { MarkupLanguage, MarkupPlace, MarkupProblem, MarkupRows } from '#shared/model/body-markup';
import type { PageModel } from '#shared/hypermedia/page';
import type { PageQuestionOfBody } from '#shared/model/page-question';
import type { SearchQuery } from './search-body.ts';

/** Where the worker finds a body's bytes. */
export type BodyOrigin =
  | {
      readonly path: string;
      readonly bytes: number;
      /** Where it begins in the file, when not at its start. */ readonly from?: number;
    }
  | { readonly memory: Uint8Array; readonly spareFile: string };

interface Window {
  readonly from: number;
  readonly count: number;
}

interface Markup {
  readonly language: MarkupLanguage;
}

/** What can be asked of a worker about one body, and what it answers. */
export interface BodyQuestions {
  readJsonRows: { ask: Window & { readonly folds: Folds }; answer: JsonRows };
  locateJsonNode: {
    ask: { readonly folds: Folds; readonly node: number };
    answer: { row: number | null; hiddenBy: number[]; pointer: string; path: string } | null;
  };
  readJsonNode: { ask: { readonly node: number }; answer: { text: string; pointer: string; complete: boolean } | null };
  readTextLines: { ask: Window; answer: TextLines };
  /** As much of a search as can be done in a moment. Ask again for more. */
  search: {
    ask: Window & SearchQuery;
    answer:
      | { total: number; counted: boolean; marks: number[]; hits: { offset: number; bytes: number }[] }
      | { badExpression: string };
  };
  /** So much of the body stands in its file by now; its tree will be wanted. Answered at once. */
  readAhead: { ask: { readonly bytes: number; readonly isWhole: boolean }; answer: null };
  placeHits: {
    ask: { readonly hits: readonly { offset: number; bytes: number }[]; readonly inBytes: boolean };
    answer: BodyHit[];
  };
  /** The page a body makes, with the first rows of a long list. */
  readPage: { ask: PageQuestionOfBody; answer: PageModel };
  /** A description in JSON or YAML as JSON text; null where the body is neither. */
  readDescription: { ask: null; answer: string | null };
  readTable: { ask: Window & { readonly dialect: TableDialect }; answer: BodyTable };
  readRecords: { ask: Window & { readonly bodyId: string; readonly kind: RecordKind }; answer: BodyRecords };
  readParts: { ask: { readonly bodyId: string; readonly boundary: string }; answer: BodyParts };
  /** Null where it is of too many pieces for a tree. */
  readMarkup: { ask: Window & Markup & { readonly folds: Folds }; answer: MarkupRows | null };
  locateMarkup: { ask: Markup & { readonly folds: Folds; readonly node: number }; answer: MarkupPlace | null };
  readMarkupNode: { ask: Markup & { readonly node: number }; answer: { text: string; complete: boolean } | null };
  checkMarkup: { ask: Markup; answer: { problem: MarkupProblem | null; isWhole: boolean } };
  release: { ask: null; answer: null };
}
export type BodyQuestion = keyof BodyQuestions;

/** One question on its way to the worker. The origin comes along the first time. */
export interface BodyMessage<Q extends BodyQuestion = BodyQuestion> {
  readonly id: number;
  readonly bodyKey: string;
  readonly charset: string | null;
  readonly origin: BodyOrigin | null;
  readonly question: Q;
  readonly ask: BodyQuestions[Q]['ask'];
}

export type BodyReply = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly thrown: string };
