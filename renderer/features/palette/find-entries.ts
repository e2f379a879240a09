import type { Collection, CollectionItem, RequestItem } from '#shared/model/collection';
import { type Tab, tabTitle } from '../../state/tab';

/** What the app can do by name. */
export interface PaletteAction {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly shortcut: string | undefined;
  readonly run: () => void;
}

export type PaletteEntry =
  | { readonly kind: 'action'; readonly id: string; readonly title: string; readonly action: PaletteAction }
  | { readonly kind: 'tab'; readonly id: string; readonly title: string; readonly tab: Tab }
  | {
      readonly kind: 'request';
      readonly id: string;
      readonly title: string;
      readonly request: RequestItem;
      readonly root: string;
      readonly where: string;
    };

export interface Sources {
  readonly actions: readonly PaletteAction[];
  readonly tabs: readonly Tab[];
  readonly collections: readonly Collection[];
}

/** Signs that narrow the search to one kind. */
export const narrowing: Readonly<Record<string, PaletteEntry['kind']>> = { '>': 'action', '@': 'request' };

/** Everything the palette can find, in the order it shows it. */
export function allEntries({ actions, tabs, collections }: Sources): PaletteEntry[] {
  return [
    ...tabs.map((tab) => ({ kind: 'tab' as const, id: `tab ${tab.id}`, title: tabTitle(tab), tab })),
    ...actions.map((action) => ({ kind: 'action' as const, id: `action ${action.id}`, title: action.title, action })),
    ...collections.flatMap(({ root, name, items }) => requestsIn(items, root, name)),
  ];
}

/** What matches a search: every word of it stands in the title; titles that begin with it come first within their kind. */
export function findEntries(entries: readonly PaletteEntry[], search: string): PaletteEntry[] {
  const kind = narrowing[search.charAt(0)];
  const words = wordsOf(search);
  const hits = entries.filter((entry) => (!kind || entry.kind === kind) && matches(entry, words));
  const rank = (entry: PaletteEntry) => (entry.title.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return hits.toSorted((one, other) => order[one.kind] - order[other.kind] || rank(one) - rank(other));
}

/** A title cut into the parts that were searched for and the others. */
export function markHits(title: string, search: string): readonly { readonly text: string; readonly isHit: boolean }[] {
  const words = wordsOf(search).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (words.length === 0) return [{ text: title, isHit: false }];
  const parts = title.split(new RegExp(`(${words.join('|')})`, 'i'));
  return parts.map((text, index) => ({ text, isHit: index % 2 === 1 })).filter(({ text }) => text !== '');
}

const order: Readonly<Record<PaletteEntry['kind'], number>> = { tab: 0, action: 1, request: 2 };

function wordsOf(search: string): string[] {
  const text = search.charAt(0) in narrowing ? search.slice(1) : search;
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

function matches(entry: PaletteEntry, words: readonly string[]): boolean {
  const more = entry.kind === 'request' ? `${entry.request.method} ${entry.request.url}` : '';
  const text = `${entry.title} ${more}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function requestsIn(items: readonly CollectionItem[], root: string, where: string): PaletteEntry[] {
  return items.flatMap((item): PaletteEntry[] => {
    if (item.kind === 'folder') return requestsIn(item.items, root, `${where} / ${item.name}`);
    if (item.kind === 'broken') return [];
    return [{ kind: 'request', id: `request ${root}\n${item.path}`, title: item.name, request: item, root, where }];
  });
}
