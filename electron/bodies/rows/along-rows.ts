import type { IncludedIndex } from './included-index.ts';
import type { RowDocuments } from './row-documents.ts';

/** Where that stands which came along with rows: with all of them, or with the rows of each page. */
export type AlongRows =
  | { readonly in: 'body'; readonly index: IncludedIndex }
  | { readonly in: 'pages'; readonly documents: RowDocuments };
