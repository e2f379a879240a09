import type { ComponentType, ReactNode } from 'react';
import type { Check, Setter } from '#shared/model/check';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestOptions } from '#shared/model/request-options';
import type { Row } from '#shared/model/row';
import type { Variable } from '#shared/model/variable';

interface TableProps<R> {
  readonly place: string;
  readonly onChange: (rows: R[]) => void;
}

interface Labelled {
  readonly label: string;
}

/** Tables and options of a request, which are the composer's. */
export interface Tables {
  readonly Headers: ComponentType<Labelled & TableProps<Row> & { readonly rows: readonly Row[] }>;
  readonly Variables: ComponentType<Labelled & TableProps<Variable> & { readonly variables: readonly Variable[] }>;
  readonly Checks: ComponentType<TableProps<Check> & { readonly checks: readonly Check[] }>;
  readonly Setters: ComponentType<TableProps<Setter> & { readonly setters: readonly Setter[] }>;
  /** Tells the fields in it which variables count below a folder; a `place` of null is that of Settings. */
  readonly Around: ComponentType<{ readonly place: RequestPlace | null; readonly children: ReactNode }>;
  /** Options for all requests below a folder; a `place` of null is that of Settings. */
  readonly Options: ComponentType<{
    readonly place: RequestPlace | null;
    readonly options: RequestOptions;
    readonly onChange: (options: RequestOptions) => void;
  }>;
}
