import type { CollectionItem } from '#shared/model/collection';

/** What somebody looks for in the tree. */
export interface TreeFilter {
  /** In lower case; empty: anything. */
  readonly text: string;
  /** Every one of them has to be on a request, in lower case. */
  readonly tags: readonly string[];
}

const tagWord = /(?:^|\s)tag:(?:"([^"]*)"?|(\S*))/gi;

/** Reads what was typed: words to look for, and `tag:smoke` or `tag:"slow one"` for tags. */
export function parseFilter(typed: string): TreeFilter {
  const tags = [...typed.matchAll(tagWord)].map(([, quoted, plain = '']) => (quoted ?? plain).toLowerCase());
  return { text: typed.replaceAll(tagWord, ' ').trim().toLowerCase(), tags: tags.filter((tag) => tag !== '') };
}

export const isNothing = ({ text, tags }: TreeFilter): boolean => text === '' && tags.length === 0;

/** Whether a row is looked for by itself. A folder has no tags: with a tag only requests are. */
export function isMatch(item: CollectionItem, { text, tags }: TreeFilter, isFound: boolean): boolean {
  if (tags.length > 0 && !hasTags(item, tags)) return false;
  return text === '' || isFound || textOf(item).includes(text);
}

/** While a tag is being typed, those that begin like it count. */
function hasTags(item: CollectionItem, tags: readonly string[]): boolean {
  const own = item.kind === 'request' ? (item.tags ?? []) : [];
  return tags.every((tag) => own.some((one) => one.toLowerCase().startsWith(tag)));
}

/** Makes what rows are found by ahead of the first key, which would wait for ten thousand of them. */
export function readNames(collections: readonly { readonly items: readonly CollectionItem[] }[]): void {
  for (const { items } of collections)
    for (const item of items) {
      textOf(item);
      if (item.kind === 'folder') readNames([item]);
    }
}

const texts = new WeakMap<CollectionItem, string>();

/** What a row is found by, in lower case; made once for as long as the row is listed, since every key looks through all of them. */
function textOf(item: CollectionItem): string {
  const known = texts.get(item);
  if (known !== undefined) return known;
  const text = (item.kind === 'request' ? `${item.method} ${item.name} ${item.url}` : item.name).toLowerCase();
  texts.set(item, text);
  return text;
}
