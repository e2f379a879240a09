import { bareHost } from '#shared/http/url-parts';

/** Hosts whose certificates are not verified, for as long as the program runs. */
export interface UnverifiedHosts {
  has(host: string): boolean;
  /** In the order in which they were allowed, without brackets around addresses. */
  list(): readonly string[];
  allow(host: string): void;
  revoke(host: string): void;
}

/** An empty list. The case of a name, its last dot and the brackets of an address make no difference. */
export function createUnverifiedHosts(): UnverifiedHosts {
  const hosts = new Set<string>();
  const named = (host: string) => bareHost(host).toLowerCase().replace(/\.$/, '');
  return {
    has: (host) => hosts.has(named(host)),
    list: () => [...hosts],
    allow: (host) => void hosts.add(named(host)),
    revoke: (host) => void hosts.delete(named(host)),
  };
}
