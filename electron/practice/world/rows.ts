import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { tableNames } from './tables.ts';
import { noteStatement } from './trace.ts';

/** `shelf` is books with the names of their authors, for reading. */
export type TableName = (typeof tableNames)[number] | 'shelf';
export type Cell = string | number | null;
export interface Row {
  readonly id: number;
  readonly revision: number;
  readonly created: string;
  readonly updated: string;
  readonly [column: string]: Cell;
}

/** A condition in SQL with its values; the text is always ours, only the values come from outside. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Cell[];
}

export interface Selection {
  readonly where?: readonly Condition[];
  /** Column names with their direction, already checked. */
  readonly order?: readonly string[];
  readonly limit?: number;
  readonly offset?: number;
}

/** The rows of the practice world: the five things that can be done with a table. */
export interface Rows {
  find(table: TableName, id: number): Row | undefined;
  select(table: TableName, selection?: Selection): Row[];
  count(table: TableName, where?: readonly Condition[]): number;
  /** One value of a row, by a column or an expression of ours. */
  value(table: TableName, expression: string, id: number): Cell | undefined;
  /** The highest id a table has ever given out. */
  lastId(table: TableName): number;
  insert(table: TableName, cells: Readonly<Record<string, Cell>>): number;
  update(table: TableName, id: number, cells: Readonly<Record<string, Cell>>): void;
  remove(table: TableName, where: Condition): number;
}

export function createRows(database: DatabaseSync): Rows {
  const prepared = new Map<string, StatementSync>();

  /** The texts are few, as they are made from column names and not from values. */
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    prepared.set(sql, made);
    return made;
  };

  const all = (sql: string, values: readonly Cell[]): Row[] => {
    noteStatement(sql, values);
    return prepare(sql).all(...values) as Row[];
  };
  const first = <T = Row>(sql: string, values: readonly Cell[]): T | undefined => {
    noteStatement(sql, values);
    return prepare(sql).get(...values) as T | undefined;
  };
  const run = (sql: string, values: readonly Cell[]) => {
    noteStatement(sql, values);
    return prepare(sql).run(...values);
  };

  return {
    find: (table, id) => first(`select * from ${table} where id = ?`, [id]),
    select(table, selection = {}) {
      const { sql, values } = selectText(table, selection);
      return all(sql, values);
    },
    count(table, where = []) {
      const condition = allOf(where);
      return first<{ n: number }>(`select count(*) as n from ${table}${condition.sql}`, condition.values)?.n ?? 0;
    },
    value: (table, expression, id) =>
      first<{ value: Cell }>(`select ${expression} as value from ${table} where id = ?`, [id])?.value,
    lastId: (table) => first<{ seq: number }>('select seq from sqlite_sequence where name = ?', [table])?.seq ?? 0,
    insert(table, cells) {
      const names = Object.keys(cells);
      const marks = names.map(() => '?').join(', ');
      const made = run(`insert into ${table} (${names.join(', ')}) values (${marks})`, Object.values(cells));
      return Number(made.lastInsertRowid);
    },
    update(table, id, cells) {
      const changes = [...Object.keys(cells).map((name) => `${name} = ?`), 'revision = revision + 1'].join(', ');
      run(`update ${table} set ${changes} where id = ?`, [...Object.values(cells), id]);
    },
    remove: (table, where) => Number(run(`delete from ${table} where ${where.sql}`, where.values).changes),
  };
}

function selectText(table: TableName, { where = [], order = ['id'], limit, offset = 0 }: Selection): Condition {
  const condition = allOf(where);
  const page = limit === undefined ? '' : ' limit ? offset ?';
  return {
    sql: `select * from ${table}${condition.sql} order by ${order.join(', ')}${page}`,
    values: limit === undefined ? condition.values : [...condition.values, limit, offset],
  };
}

function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: '', values: [] };
  return {
    sql: ` where ${conditions.map(({ sql }) => `(${sql})`).join(' and ')}`,
    values: conditions.flatMap(({ values }) => values),
  };
}
