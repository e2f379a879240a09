import type { Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import type { Folds, JsonRow, JsonRows } from '#shared/model/body-window';
import type { Result } from '#shared/result';
import { RowWindows } from '../../../ui/huge-list-windows';

const mostToggled = 10_000;
const unfolded: Folds = { depth: null, toggled: [] };

export interface TreeView<Row> {
  /** The rows with the folds they are shown with; null until the first are here. */
  readonly shown: { readonly folds: Folds; readonly windows: RowWindows<Row> } | null;
  readonly facts: { readonly totalLines: number; readonly problem: JsonRows['problem'] } | null;
  readonly failure: Failure | null;
  readonly cursor: number;
  /** The row to bring into view, anew each time it is asked for. */
  readonly toShow: { readonly row: number } | null;
  /** Rises when rows have come that were missing. */
  readonly version: number;
}

/** Where the rows of a tree come from. */
export interface TreeSource<Row> {
  read(folds: Folds, from: number, count: number): Promise<Result<TreeRows<Row>>>;
  locate(folds: Folds, node: number): Promise<Result<{ readonly row: number | null; readonly hiddenBy: readonly number[] }>>;
}

interface TreeRows<Row> {
  readonly totalRows: number;
  readonly totalLines: number;
  readonly rows: readonly Row[];
  readonly above: readonly Row[];
  readonly problem?: JsonRows['problem'];
}

/** The rows of a tree with their folds. New folds are shown once their rows are here, never as an empty page. */
export class TreeModel<Row extends { readonly node: number }> {
  readonly #source: TreeSource<Row>;
  readonly #listeners = new Set<() => void>();
  #view: TreeView<Row> = { shown: null, facts: null, failure: null, cursor: 0, toShow: null, version: 0 };
  #folds = unfolded;
  #visible = { first: 0, last: 60 };
  #turn = 0;

  constructor(source: TreeSource<Row>) {
    this.#source = source;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly view = (): TreeView<Row> => this.#view;

  readonly start = (): void => void this.#show(this.#folds, null);

  readonly setCursor = (cursor: number): void => this.#change({ cursor });

  readonly onVisible = (first: number, last: number): void => {
    this.#visible = { first, last };
    void this.#view.shown?.windows.want(first, last);
  };

  readonly toggle = (node: number): void => {
    const { depth, toggled } = this.#folds;
    const next = flip(toggled, [node]);
    if (next.length <= mostToggled) void this.#show({ depth, toggled: next }, null);
  };

  /** Folds everything from a depth on, or nothing for null; the row under the cursor stays in view. */
  readonly foldTo = (depth: number | null): void => {
    const node = this.rowAt(this.#view.cursor)?.node ?? 0;
    void this.#show({ depth, toggled: [] }, node);
  };

  /** Goes to a node, opening what hides it. */
  readonly reveal = async (node: number): Promise<void> => {
    const turn = ++this.#turn;
    const place = await this.#locate(this.#folds, node);
    if (!place || turn !== this.#turn) return;
    const toggled = flip(this.#folds.toggled, place.hiddenBy);
    if (toggled.length > mostToggled) return this.#show(unfolded, node);
    if (place.row === null) return this.#show({ ...this.#folds, toggled }, node);
    this.#change({ cursor: place.row, toShow: { row: place.row } });
  };

  rowAt(row: number): Row | undefined {
    return this.#view.shown?.windows.row(row);
  }

  async #show(folds: Folds, node: number | null): Promise<void> {
    const turn = ++this.#turn;
    this.#folds = folds;
    const windows = this.#open(folds);
    const row = node === null ? null : await this.#visibleRowOf(folds, node);
    const { first, last } = this.#visible;
    await windows.want(row ?? first, row === null ? last : row + 1);
    if (turn !== this.#turn || windows.totalRows === null) return;
    windows.subscribe(() => this.#change({ version: this.#view.version + 1 }));
    const cursor = Math.min(row ?? this.#view.cursor, Math.max(0, windows.totalRows - 1));
    this.#change({ shown: { folds, windows }, cursor, ...(row !== null && { toShow: { row } }) });
  }

  #open(folds: Folds): RowWindows<Row> {
    return new RowWindows(async (from, count) => {
      const read = await this.#source.read(folds, from, count);
      if (!read.ok) {
        this.#change({ failure: read.failure });
        return null;
      }
      const { totalRows, rows, above, totalLines, problem = null } = read.value;
      if (!this.#view.facts) this.#change({ facts: { totalLines, problem }, failure: null });
      return { totalRows, rows, above };
    });
  }

  /** The row of a node, or of the nearest container around it that can be seen. */
  async #visibleRowOf(folds: Folds, node: number): Promise<number | null> {
    const place = await this.#locate(folds, node);
    const hiding = place?.hiddenBy[0];
    if (place?.row != null || hiding === undefined) return place?.row ?? null;
    return (await this.#locate(folds, hiding))?.row ?? null;
  }

  async #locate(folds: Folds, node: number) {
    const place = await this.#source.locate(folds, node);
    return place.ok ? place.value : null;
  }

  #change(change: Partial<TreeView<Row>>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The rows of a JSON body. */
export class JsonTreeModel extends TreeModel<JsonRow> {
  constructor(host: Host, bodyId: string) {
    super({
      read: (folds, from, count) => host.call('body.readJsonRows', { bodyId, folds, from, count }),
      locate: (folds, node) => host.call('body.locateJsonNode', { bodyId, folds, node }),
    });
  }
}

function flip(toggled: readonly number[], nodes: readonly number[]): number[] {
  const next = new Set(toggled);
  for (const node of nodes) if (!next.delete(node)) next.add(node);
  return [...next];
}
