import type { Person } from '../world/people.ts';
import type { Cell, Condition, Row, TableName } from '../world/rows.ts';
import type { Field, Showing } from './fields/field.ts';
import type { Filter } from './filters.ts';

/** What the views need to know to serve a table as DRF would. */
export interface Resource {
  readonly table: TableName;
  /** What is read, where that is more than the table itself. */
  readonly reads: TableName;
  /** Path of the list; one object is `{path}{id}/`. */
  readonly path: string;
  /** "book", as error messages and names of views have it. */
  readonly noun: string;
  readonly fields: readonly Field[];
  /** Columns that hold no two equal values, by field name. */
  readonly unique?: readonly string[];
  /** Columns `?search=` looks into; none means that there is no search. */
  readonly search?: readonly string[];
  /** Names that `?ordering=` takes, with their column. */
  readonly ordering?: Readonly<Record<string, string>>;
  readonly filters?: readonly Filter[];
  /** What is stored with a new row and not sent, such as who wrote it. */
  cellsOnCreate?(person: Person | null): Readonly<Record<string, Cell>>;
  /** Which rows this person may see at all; every row where it is left out. */
  visibleTo?(person: Person | null): readonly Condition[];
  /** Whether this person may change this row, where that depends on the row. */
  mayChange?(row: Row, person: Person): boolean;
}

/** A row as callers see it. */
export function showRow(
  resource: Pick<Resource, 'fields'>,
  row: Row,
  showing: Showing,
  only?: ReadonlySet<string>,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const field of resource.fields) {
    if (!only || only.has(field.name)) shown[field.name] = field.show(row, showing);
  }
  return shown;
}

/** The rows of the list that belong to one parent, as in comments of a book. */
export interface Scope {
  readonly where: readonly Condition[];
  readonly cells: Readonly<Record<string, Cell>>;
  /** Fields that the parent decides, so that callers need not send them. */
  readonly decided: readonly string[];
}
