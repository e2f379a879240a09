import { addressKeyOf, addressOf, nameKeyOf, readCell } from './cells';
import { isObject, type JsonArray, type JsonObject, type JsonValue } from './json-value';
import type { Cell, PageTable, TableColumn, TableRow } from './page';

/** More columns than anybody reads; the rest stays in the Body view. */
const maxColumns = 200;

/** Columns of a list that has something else than objects in it. */
const bareColumn = 'value';

/** A list as a table: one column for each key that any row has, in the order they first appear. */
export function readTable(list: JsonArray, pointer: string, base: string): PageTable {
  const names = columnNames(list);
  const rows = list.map((item, index) => readRow(item, index, names, base));
  const columns = names.map((name, at) => ({ name, kind: columnKind(rows, at) }));
  const objects = list.filter(isObject);
  const urlKey = mostUsed(objects, (row) => addressKeyOf(row, base));
  const nameKey = mostUsed(objects, nameKeyOf) ?? names.find((name) => name !== urlKey) ?? '';
  const urlColumn = urlKey === null ? -1 : names.indexOf(urlKey);
  return { pointer, columns, rows, rowCount: list.length, nameColumn: names.indexOf(nameKey), urlColumn };
}

/** Link containers are shown as the row's link, not as a column. */
const hidden = new Set(['_links']);

function columnNames(list: JsonArray): string[] {
  const names = new Set<string>();
  for (const item of list) {
    const keys = isObject(item) ? flatten(item).keys() : [bareColumn];
    for (const name of keys) names.add(name);
    if (names.size > maxColumns) break;
  }
  return [...names].filter((name) => !hidden.has(name)).slice(0, maxColumns);
}

/** A JSON:API resource keeps its values in `attributes`; in a table they are columns of their own. */
function flatten(item: JsonObject): JsonObject {
  const attributes = item.get('attributes');
  if (!isObject(attributes) || typeof item.get('type') !== 'string') return item;
  return new Map([...[...item].filter(([name]) => !['attributes', 'links', 'relationships'].includes(name)), ...attributes]);
}

function readRow(item: JsonValue, index: number, names: readonly string[], base: string): TableRow {
  if (!isObject(item)) {
    return {
      index,
      url: null,
      cells: names.map((name) => (name === bareColumn ? readCell(item, '', base) : { kind: 'missing' })),
    };
  }
  const flat = flatten(item);
  return { index, url: addressOf(item, base), cells: names.map((name) => readCell(flat.get(name), name, base)) };
}

function columnKind(rows: readonly TableRow[], at: number): TableColumn['kind'] {
  const kinds = new Set(rows.map((row) => kindOf(row.cells[at])).filter((kind) => kind !== null));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : 'mixed';
}

function kindOf(cell: Cell | undefined): TableColumn['kind'] | null {
  switch (cell?.kind) {
    case 'number':
    case 'code':
    case 'text':
    case 'boolean':
      return cell.kind;
    case 'link':
      return 'text';
    case 'list':
    case 'object':
      return 'mixed';
    default:
      return null;
  }
}

/** The key that most of the first rows agree on. */
function mostUsed(objects: readonly JsonObject[], keyOf: (object: JsonObject) => string | null): string | null {
  const votes = new Map<string, number>();
  for (const object of objects.slice(0, 20)) {
    const key = keyOf(flatten(object));
    if (key !== null) votes.set(key, (votes.get(key) ?? 0) + 1);
  }
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
