import type { CollectionItem } from '#shared/model/collection';
import type { Settings } from '#shared/model/settings';

const collator = new Intl.Collator(undefined, { numeric: true });

/** The usual methods as people expect them; others behind, by name. */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Rows in the order that was chosen; folders stay before requests. Their own order is that of the list. */
export function inOrder(items: readonly CollectionItem[], order: Settings['treeOrder']): readonly CollectionItem[] {
  if (order === 'own') return items;
  const byName = (one: CollectionItem, other: CollectionItem) => collator.compare(one.name, other.name);
  const rest = items.filter(({ kind }) => kind !== 'folder');
  return [
    ...items.filter(({ kind }) => kind === 'folder').sort(byName),
    ...rest.sort((one, other) => (order === 'method' ? rankOf(one) - rankOf(other) : 0) || byName(one, other)),
  ];
}

function rankOf(item: CollectionItem): number {
  if (item.kind !== 'request') return methods.length + 1;
  const rank = methods.indexOf(item.method.toUpperCase());
  return rank < 0 ? methods.length : rank;
}
