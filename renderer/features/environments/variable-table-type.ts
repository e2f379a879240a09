import type { ComponentType } from 'react';
import type { Variable } from '#shared/model/variable';

/** How variables are edited; the same table as in a request. */
export type VariableTableType = ComponentType<{
  readonly label: string;
  readonly place: string;
  readonly variables: readonly Variable[];
  readonly onChange: (variables: Variable[]) => void;
  readonly root: string;
  /** A name that is to get a value here. */
  readonly wanted?: string | undefined;
}>;
