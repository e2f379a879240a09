import { readCell } from './cells.ts';
import { columnsOfBare, flatNames, flatRow, linksColumn } from './flat-row.ts';
import { relationsOn } from './hal-links.ts';
import { isObject, type JsonObject, type JsonValue } from './json-value.ts';
import type { IncludedResources } from './json-api-relationship.ts';
import type { Cell, TableColumn } from './page.ts';
import { addressKeyOf, nameKeyOf } from './own-names.ts';
import { MadeRow, namesOfMade, type RowMaker } from './made-row.ts';
import { layoutOf, namesOf } from './unread-row.ts';

/** More columns than anybody reads in a table; the others go out with the rows, and stand in the Body view. */
const mostColumns = 1_000;
/** As many names as a spreadsheet has columns. Rows that are keyed by ids may have any number. */
const mostNames = 16_384;
/** Rows whose values say what kind of column it is. */
const looked = 500;
/** Rows that say which column names them, and which is their address. */
const voters = 20;

type Kind = TableColumn['kind'];

/** Finds the columns of a list from its rows, one after the other: one for each key any row has, in the order they first appear. */
export class ColumnTally {
  readonly #base: string;
  readonly #names: string[] = [];
  readonly #known = new Set<string>();
  readonly #kinds = new Map<string, Set<Kind>>();
  readonly #urlVotes = new Map<string, number>();
  readonly #nameVotes = new Map<string, number>();
  #rows = 0;
  /** Some row leads to others by its links: they stand behind the values. */
  #hasLinks = false;
  /** Those of the row before, all of which are columns. */
  #lastNames: readonly string[] | null = null;

  constructor(base: string) {
    this.#base = base;
  }

  /** Those of the columns a table shows. */
  get names(): readonly string[] {
    return this.#withLinks(this.#names.length > mostColumns ? this.#names.slice(0, mostColumns) : this.#names);
  }

  /** Those that a table has no room for as well. */
  get allNames(): readonly string[] {
    return this.#withLinks(this.#names);
  }

  /** So many columns a table has no room for. */
  get moreColumns(): number {
    return Math.max(0, this.#names.length - mostColumns);
  }

  /** Takes a row; of the first ones, what their members look like, else null. */
  add(row: JsonValue, included?: IncludedResources): ReadonlyMap<string, Cell> | null {
    this.#rows += 1;
    if (this.#rows > looked && this.#hasAllOf(row)) return null;
    const flat = flatRow(row, included);
    this.#addNames(flat.keys());
    if (this.#rows > looked) return null;
    const cells = new Map<string, Cell>();
    for (const [name, value] of flat) cells.set(name, this.#note(name, readCell(value, name, this.#base, flat)));
    this.#hasLinks ||= relationsOn(flat.get(linksColumn)).length > 0;
    if (this.#rows <= voters && isObject(row)) this.#vote(flat);
    return cells;
  }

  /** Whether all names that a row can have are known, without a look into it: most rows have what the one before had. */
  #hasAllOf(row: JsonValue): boolean {
    if (this.#names.length >= mostNames) return true;
    const names = possibleNames(row);
    if (names === null) return false;
    if (names === this.#lastNames || names.every((name) => this.#known.has(name))) {
      this.#lastNames = names;
      return true;
    }
    return false;
  }

  columns(): TableColumn[] {
    return this.names.map((name) => ({ name, kind: only(this.#kinds.get(name)) }));
  }

  /** Which columns name a row and hold its address, as most of the first rows have it; -1 for none. */
  marked(): { readonly nameColumn: number; readonly urlColumn: number } {
    const urlKey = most(this.#urlVotes);
    const nameKey = most(this.#nameVotes) ?? this.#names.find((name) => name !== urlKey);
    const { names } = this;
    return {
      nameColumn: nameKey === undefined ? -1 : names.indexOf(nameKey),
      urlColumn: urlKey === null ? -1 : names.indexOf(urlKey),
    };
  }

  #withLinks(names: readonly string[]): readonly string[] {
    return this.#hasLinks ? [...names, linksColumn] : names;
  }

  #addNames(names: Iterable<string>): void {
    for (const name of names) {
      if (this.#known.has(name) || this.#names.length >= mostNames) continue;
      this.#known.add(name);
      // Links of a row are shown as where its name leads, or behind the values.
      if (name !== linksColumn) this.#names.push(name);
    }
  }

  #note(name: string, cell: Cell): Cell {
    const kind = kindOf(cell);
    if (kind === null) return cell;
    const kinds = this.#kinds.get(name) ?? new Set();
    this.#kinds.set(name, kinds.add(kind));
    return cell;
  }

  #vote(flat: JsonObject): void {
    count(this.#urlVotes, addressKeyOf(flat, this.#base));
    count(this.#nameVotes, nameKeyOf(flat));
  }
}

const asRow: RowMaker = { make: (row) => row, mayHave: flatNames };

/** All names that a row can have in a table; null where only reading it tells. */
function possibleNames(row: JsonValue): readonly string[] | null {
  if (!isObject(row)) return columnsOfBare(row);
  const isMade = row instanceof MadeRow;
  const layout = layoutOf(isMade ? row.source : row);
  if (layout === null) return isMade ? null : shallowNames(namesOf(row));
  return namesOfMade(isMade ? row.maker : asRow, layout);
}

/** Values of JSON:API are columns too, and lie deeper than a glance at the names goes. */
const shallowNames = (names: readonly string[]): readonly string[] | null =>
  names.includes('attributes') || names.includes('relationships') ? null : names;

const only = (kinds: ReadonlySet<Kind> | undefined): Kind => {
  const [kind = 'mixed', ...others] = kinds ?? [];
  return others.length === 0 ? kind : 'mixed';
};

function kindOf(cell: Cell): Kind | null {
  switch (cell.kind) {
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

function count(votes: Map<string, number>, key: string | null): void {
  if (key !== null) votes.set(key, (votes.get(key) ?? 0) + 1);
}

const most = (votes: ReadonlyMap<string, number>): string | null => [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
