import type { CollectionItem } from '#shared/model/collection';

/** What each request's file is called in lists, `Orders / Get one`, counted from the folder at `from`; by its path. */
export function readNamesOfPaths(items: readonly CollectionItem[], from: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const walk = (list: readonly CollectionItem[], above: readonly string[]): void => {
    for (const item of list) {
      const isInside = from === '' || item.path === from || item.path.startsWith(`${from}/`);
      const own =
        isInside && item.path !== from
          ? [...above, item.name]
          : item.path === from && item.kind !== 'folder'
            ? [item.name]
            : above;
      if (item.kind === 'folder') walk(item.items, own);
      else if (isInside) names.set(item.path, own.join(' / '));
    }
  };
  walk(items, []);
  return names;
}
