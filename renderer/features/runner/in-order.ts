/** A list with some of its items taken out and put, in their order, before or after another. */
export function placed<T extends { readonly path: string }>(
  items: readonly T[],
  paths: ReadonlySet<string>,
  { path, side }: { readonly path: string; readonly side: 'before' | 'after' },
): readonly T[] {
  const taken = items.filter((item) => paths.has(item.path));
  if (taken.length === 0 || paths.has(path)) return items;
  return items.flatMap((item) => {
    if (paths.has(item.path)) return [];
    if (item.path !== path) return [item];
    return side === 'before' ? [...taken, item] : [item, ...taken];
  });
}

/** A list with one of its items a place up or down; the same list where there is no such place. */
export function stepped<T extends { readonly path: string }>(items: readonly T[], path: string, by: 1 | -1): readonly T[] {
  const from = items.findIndex((item) => item.path === path);
  const [one, other] = [items[from], items[from + by]];
  if (one === undefined || other === undefined) return items;
  return items.with(from, other).with(from + by, one);
}
