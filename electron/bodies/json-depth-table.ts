import type { JsonIndex } from './json-index.ts';

/** All containers, shallow ones first and in document order within a depth, with the sum of the lines they would hide. */
export interface DepthTable {
  readonly order: Uint32Array;
  /** Where each depth begins in `order`; one more at the end. */
  readonly starts: Uint32Array;
  /** Lines hidden by all before a place in `order`. */
  readonly hiddenBefore: Float64Array;
}

export const emptyDepthTable: DepthTable = {
  order: new Uint32Array(0),
  starts: new Uint32Array(1),
  hiddenBefore: new Float64Array(1),
};

const tables = new WeakMap<JsonIndex, DepthTable>();

/** Made once for each index. */
export function depthTableOf(index: JsonIndex): DepthTable {
  const known = tables.get(index);
  if (known) return known;
  const starts = countDepths(index);
  const order = sortByDepth(index, starts);
  const table = { order, starts, hiddenBefore: sumHidden(index, order) };
  tables.set(index, table);
  return table;
}

function countDepths(index: JsonIndex): Uint32Array {
  const counts: number[] = [];
  for (let container = 0; container < index.containers.length; container++) {
    const depth = index.depthOf(container);
    counts[depth] = (counts[depth] ?? 0) + 1;
  }
  const starts = new Uint32Array(counts.length + 1);
  for (const [depth, count] of counts.entries()) starts[depth + 1] = (starts[depth] ?? 0) + count;
  return starts;
}

function sortByDepth(index: JsonIndex, starts: Uint32Array): Uint32Array {
  const next = starts.slice();
  const order = new Uint32Array(index.containers.length);
  for (let container = 0; container < order.length; container++) {
    const depth = index.depthOf(container);
    const place = next[depth] ?? 0;
    order[place] = container;
    next[depth] = place + 1;
  }
  return order;
}

function sumHidden(index: JsonIndex, order: Uint32Array): Float64Array {
  const sums = new Float64Array(order.length + 1);
  for (const [place, container] of order.entries()) sums[place + 1] = (sums[place] ?? 0) + index.hiddenLinesOf(container);
  return sums;
}
