import type { Ranked } from '../folder-tree.ts';

/**
 * The numbers to write so that a list stands in this order, by path: as few as possible, whole ones from 1.
 * What was moved always gets one; behind it those that have none stay as they are, since they come last anyway.
 */
export function planOrder(order: readonly Ranked[], moved: string): Map<string, number> {
  const wanted = new Map<string, number>();
  const at = order.findIndex(({ path }) => path === moved);
  let last = 0;
  for (const [index, { path, seq }] of order.entries()) {
    if (index > at && seq === null) break;
    const stays = index !== at && seq !== null && seq > last;
    last = stays ? seq : Math.floor(last) + 1;
    if (!stays && last !== seq) wanted.set(path, last);
  }
  return wanted;
}

/** The list with something put before another; at the end where that is null or not in it. */
export function withPlaced(order: readonly Ranked[], item: Ranked, before: string | null): Ranked[] {
  const others = order.filter(({ path }) => path !== item.path);
  const at = others.findIndex(({ path }) => path === before);
  return at < 0 ? [...others, item] : [...others.slice(0, at), item, ...others.slice(at)];
}
