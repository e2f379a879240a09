/** What becomes of the items of a list: `from` is the old item an entry comes from, -1 for a new one. */
export interface ListEntry {
  readonly from: number;
  /** stay: as it is, where it is; edit: changed where it is; move: as it is, elsewhere; add: new. */
  readonly step: 'stay' | 'edit' | 'move' | 'add';
}

/** Above this many comparisons a list is matched from both ends only. */
const comparisonLimit = 4_000_000;

/**
 * How to come from one list to another with the least change:
 * what is equal stays, what stands between the same neighbours is edited, what turned up elsewhere has moved.
 */
export function matchList(oldCount: number, newCount: number, same: (from: number, to: number) => boolean): ListEntry[] {
  const stays = longestCommon(oldCount, newCount, same);
  const entries: (ListEntry | undefined)[] = Array.from({ length: newCount }, (_, to) => {
    const from = stays.get(to);
    return from === undefined ? undefined : { from, step: 'stay' };
  });
  const free = new Set(Array.from({ length: oldCount }, (_, from) => from));
  for (const from of stays.values()) free.delete(from);
  findMoved(entries, free, same);
  pairInGaps(entries, free, oldCount);
  return entries.map((entry) => entry ?? { from: -1, step: 'add' });
}

function findMoved(entries: (ListEntry | undefined)[], free: Set<number>, same: (from: number, to: number) => boolean): void {
  for (const [to, entry] of entries.entries()) {
    if (entry) continue;
    const from = [...free].find((candidate) => same(candidate, to));
    if (from === undefined) continue;
    entries[to] = { from, step: 'move' };
    free.delete(from);
  }
}

/** Between two items that stay, the first that is left over becomes the first that is new, and so on. */
function pairInGaps(entries: (ListEntry | undefined)[], free: Set<number>, oldCount: number): void {
  let floor = -1;
  for (const [to, entry] of entries.entries()) {
    if (entry?.step === 'stay') floor = entry.from;
    if (entry) continue;
    const ceiling = entries.slice(to).find((later) => later?.step === 'stay')?.from ?? oldCount;
    const from = [...free].find((candidate) => candidate > floor && candidate < ceiling);
    if (from === undefined) continue;
    entries[to] = { from, step: 'edit' };
    free.delete(from);
    floor = from;
  }
}

/** The longest run of equal items in the same order, as new index → old index. */
function longestCommon(oldCount: number, newCount: number, same: (from: number, to: number) => boolean): Map<number, number> {
  const found = new Map<number, number>();
  let start = 0;
  while (start < oldCount && start < newCount && same(start, start)) found.set(start, start++);
  let oldEnd = oldCount;
  let newEnd = newCount;
  while (oldEnd > start && newEnd > start && same(oldEnd - 1, newEnd - 1)) found.set(--newEnd, --oldEnd);
  if ((oldEnd - start) * (newEnd - start) <= comparisonLimit) {
    for (const [to, from] of commonBetween(oldEnd - start, newEnd - start, (a, b) => same(a + start, b + start))) {
      found.set(to + start, from + start);
    }
  }
  return found;
}

function commonBetween(oldCount: number, newCount: number, same: (from: number, to: number) => boolean): [number, number][] {
  const width = newCount + 1;
  const lengths = new Uint32Array((oldCount + 1) * width);
  const at = (from: number, to: number) => lengths[from * width + to] ?? 0;
  for (let from = oldCount - 1; from >= 0; from--) {
    for (let to = newCount - 1; to >= 0; to--) {
      lengths[from * width + to] = same(from, to) ? at(from + 1, to + 1) + 1 : Math.max(at(from + 1, to), at(from, to + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let from = 0, to = 0; from < oldCount && to < newCount;) {
    if (same(from, to)) pairs.push([to++, from++]);
    else if (at(from + 1, to) >= at(from, to + 1)) from++;
    else to++;
  }
  return pairs;
}
