import type { ComponentType } from 'react';
import type { Row } from '#shared/model/row';
import type { Variable } from '#shared/model/variable';

interface TableProps<R> {
  readonly label: string;
  readonly place: string;
  readonly onChange: (rows: R[]) => void;
}

/** The tables of a request, which are the composer's. */
export interface Tables {
  readonly Headers: ComponentType<TableProps<Row> & { readonly rows: readonly Row[] }>;
  readonly Variables: ComponentType<TableProps<Variable> & { readonly variables: readonly Variable[] }>;
}
