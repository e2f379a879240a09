import type { ComponentType } from 'react';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestOptions } from '#shared/model/request-options';
import type { Row } from '#shared/model/row';
import type { Variable } from '#shared/model/variable';

interface TableProps<R> {
  readonly label: string;
  readonly place: string;
  readonly onChange: (rows: R[]) => void;
}

/** Tables and options of a request, which are the composer's. */
export interface Tables {
  readonly Headers: ComponentType<TableProps<Row> & { readonly rows: readonly Row[] }>;
  readonly Variables: ComponentType<TableProps<Variable> & { readonly variables: readonly Variable[] }>;
  /** Options for all requests below a folder; a `place` of null is that of Settings. */
  readonly Options: ComponentType<{
    readonly place: RequestPlace | null;
    readonly options: RequestOptions;
    readonly onChange: (options: RequestOptions) => void;
  }>;
}
