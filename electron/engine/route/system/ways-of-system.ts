import { pathToFileURL } from 'node:url';
import { bareHost, type UrlParts } from '#shared/http/url-parts';
import { bypassFor } from './is-bypassed';
import type { SystemSettings } from './system-settings';

/** What settings say of one address. */
type SystemWays =
  | { readonly kind: 'none'; readonly said: string; readonly notes: string[] }
  | { readonly kind: 'pac'; readonly address: string; readonly notes: string[] }
  | { readonly kind: 'proxy'; readonly proxy: string; readonly notes: string[] };

/** What a system's settings say of an address: a PAC file above all, then those that need no proxy, then the proxy for its scheme. */
export function waysOfSystem(settings: SystemSettings, { scheme, host, port }: UrlParts): SystemWays {
  const { source, pac, searches, proxies, exempt } = settings;
  if (pac !== '') return { kind: 'pac', address: asAddress(pac), notes: [`${source} names the PAC file ${pac}.`] };
  const notes = searches ? [`${source} wants a PAC file to be searched for in the network (WPAD), which Cairn does not do.`] : [];
  const proxy = proxies[scheme] === '' ? proxies.other : proxies[scheme];
  if (proxy === '') return { kind: 'none', said: '', notes: [...notes, `${source} names no proxy for ${scheme}.`] };
  const entry = bypassFor(exempt, bareHost(host), port);
  if (entry !== undefined) return { kind: 'none', said: entry, notes: [...notes, `${source} leaves this host out: “${entry}”.`] };
  return { kind: 'proxy', proxy, notes };
}

const asAddress = (pac: string): string => (/^[a-z][a-z0-9+.-]+:/i.test(pac) ? pac : pathToFileURL(pac).href);
