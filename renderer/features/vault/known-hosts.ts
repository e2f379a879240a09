import { bareHost, readTypedUrl } from '#shared/http/url-parts';
import type { Collection, CollectionItem } from '#shared/model/collection';
import type { SecretEntry } from '#shared/model/vault';
import type { Tab } from '../../state/tab';

/** Where hosts stand that a secret may be meant for. */
export interface HostPlaces {
  readonly tabs: Readonly<Record<string, Tab>>;
  readonly collections: readonly Collection[];
  readonly secrets: readonly SecretEntry[];
}

/** The hosts that requests go to, of open tabs first, and those that other secrets are meant for; each once. */
export function knownHosts({ tabs, collections, secrets }: HostPlaces): string[] {
  const urls = [
    ...Object.values(tabs).flatMap(({ draft, trail }) => [draft.url, ...trail.map((step) => step.draft.url)]),
    ...collections.flatMap(({ items }) => urlsIn(items)),
  ];
  return [...new Set([...urls.flatMap(hostOf), ...secrets.flatMap(({ hosts }) => hosts)])];
}

const urlsIn = (items: readonly CollectionItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'request' ? [item.url] : item.kind === 'folder' ? urlsIn(item.items) : []));

/** An address that begins with a variable names no host. */
function hostOf(url: string): string[] {
  const read = readTypedUrl(url);
  return read.ok && !read.value.host.includes('{') ? [bareHost(read.value.host).toLowerCase()] : [];
}

/** The known hosts that complete the last word of a list, or go on with it; those in the list already are left out. */
export function completionsOf(list: string, hosts: readonly string[], most = 8): string[] {
  const words = list.toLowerCase().split(/[\s,]+/);
  const last = words.at(-1) ?? '';
  const there = new Set(words.slice(0, -1));
  return hosts.filter((host) => host !== last && !there.has(host) && host.includes(last)).slice(0, most);
}

/** The list with its last word exchanged. */
export const completed = (list: string, host: string): string => list.replace(/[^\s,]*$/, host);
