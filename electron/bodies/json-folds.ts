import type { Folds } from '#shared/model/body-window';
import { firstPlaceWithout } from './first-place.ts';
import { depthTableOf, emptyDepthTable, type DepthTable } from './json-depth-table.ts';
import { noContainer, type JsonIndex } from './json-index.ts';

/** Folded containers that follow one another: places [low, high) of the depth table, all of one depth. */
interface Run {
  readonly low: number;
  readonly high: number;
  /** Lines hidden by the runs before. */
  readonly hiddenBefore: number;
}

/** Which lines of the tree can be seen with some folds, found by arithmetic on intervals. */
export class FoldLayout {
  readonly #index: JsonIndex;
  readonly #depth: number;
  readonly #toggled: ReadonlySet<number>;
  readonly #table: DepthTable;
  readonly #runs: Run[] = [];
  #hidden = 0;

  constructor(index: JsonIndex, folds: Folds) {
    this.#index = index;
    this.#depth = folds.depth ?? Infinity;
    const toggled = toggledContainers(index, folds.toggled);
    this.#toggled = new Set(toggled);
    // Unfolded bodies, the usual case at first, do not pay for the table.
    this.#table = folds.depth === null && toggled.length === 0 ? emptyDepthTable : depthTableOf(index);
    this.#layOut(toggled);
  }

  get totalRows(): number {
    return this.#index.totalLines - this.#hidden;
  }

  isFolded(container: number): boolean {
    return this.#index.depthOf(container) >= this.#depth !== this.#toggled.has(container);
  }

  /** The line, from 1, in a visible row, from 0. */
  lineOfRow(row: number): number {
    const run = this.#lastRun((first, candidate) => this.#rowOf(candidate, first) < row);
    if (!run) return row + 1;
    const place = firstPlaceWithout(run.low, run.high, (at) => this.#rowOf(run, at) < row);
    return row + 1 + this.#hiddenUpTo(run, place);
  }

  /** The visible row, from 0, of a line; null when it is folded away. */
  rowOfLine(line: number): number | null {
    const run = this.#lastRun((first) => this.#openLineAt(first) < line);
    if (!run) return line - 1;
    const place = firstPlaceWithout(run.low, run.high, (at) => this.#openLineAt(at) < line);
    const folded = this.#table.order[place - 1] ?? 0;
    const isHidden = line <= this.#index.openLineOf(folded) + this.#index.hiddenLinesOf(folded);
    return isHidden ? null : line - 1 - this.#hiddenUpTo(run, place);
  }

  #lastRun(holds: (first: number, run: Run) => boolean): Run | undefined {
    const after = firstPlaceWithout(0, this.#runs.length, (at) => {
      const run = this.#runs[at];
      return run !== undefined && holds(run.low, run);
    });
    return this.#runs[after - 1];
  }

  #openLineAt(place: number): number {
    return this.#index.openLineOf(this.#table.order[place] ?? 0);
  }

  #rowOf(run: Run, place: number): number {
    return this.#openLineAt(place) - 1 - this.#hiddenUpTo(run, place);
  }

  #hiddenUpTo(run: Run, place: number): number {
    const { hiddenBefore } = this.#table;
    return run.hiddenBefore + (hiddenBefore[place] ?? 0) - (hiddenBefore[run.low] ?? 0);
  }

  /**
   * Goes through the toggled containers in document order. One above the fold depth is folded as a whole;
   * one at the fold depth is opened, and what is inside it folds one level deeper.
   */
  #layOut(toggled: Uint32Array): void {
    const all = this.#index.containers.length;
    const scopes = [{ end: all, depth: this.#depth }];
    let done = 0;
    for (const container of toggled) {
      done = this.#leaveScopes(scopes, container, done);
      const scope = scopes.at(-1);
      const depth = this.#index.depthOf(container);
      if (!scope || container < done || depth > scope.depth) continue;
      this.#foldAt(scope.depth, done, container);
      const end = this.#index.nextOf(container);
      if (depth === scope.depth) scopes.push({ end, depth: depth + 1 });
      else this.#foldAt(depth, container, container + 1);
      done = depth === scope.depth ? container : end;
    }
    done = this.#leaveScopes(scopes, all, done);
    this.#foldAt(this.#depth, done, all);
  }

  /** Finishes the opened containers that end before `container`; answers how far all is laid out. */
  #leaveScopes(scopes: { readonly end: number; readonly depth: number }[], container: number, from: number): number {
    let done = from;
    for (let scope = scopes.at(-1); scope && scopes.length > 1 && scope.end <= container; scope = scopes.at(-1)) {
      this.#foldAt(scope.depth, done, scope.end);
      done = Math.max(done, scope.end);
      scopes.pop();
    }
    return done;
  }

  /** Folds the containers of one depth among [from, to). */
  #foldAt(depth: number, from: number, to: number): void {
    const { order, starts, hiddenBefore } = this.#table;
    if (from >= to || depth >= starts.length - 1) return;
    const after = starts[depth + 1] ?? 0;
    const low = firstPlaceWithout(starts[depth] ?? 0, after, (at) => (order[at] ?? 0) < from);
    const high = firstPlaceWithout(low, after, (at) => (order[at] ?? 0) < to);
    if (low === high) return;
    this.#runs.push({ low, high, hiddenBefore: this.#hidden });
    this.#hidden += (hiddenBefore[high] ?? 0) - (hiddenBefore[low] ?? 0);
  }
}

function toggledContainers(index: JsonIndex, nodes: readonly number[]): Uint32Array {
  const containers = nodes.map((node) => index.containerAt(node)).filter((container) => container !== noContainer);
  return Uint32Array.from(new Set(containers)).sort();
}
