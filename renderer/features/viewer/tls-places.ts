import type { Hop } from '#shared/model/exchange';
import type { Connection } from '#shared/model/exchange-event';
import type { WireSection } from './wire-sections';

/**
 * Before which sections, as they are read and not in hex, TLS was agreed on, and on which connection: before the first of each
 * hop that went encrypted, behind what was said to a proxy to be let through.
 */
export function tlsPlaces(sections: readonly WireSection[], hops: readonly Hop[]): ReadonlyMap<number, Connection> {
  const asking = askingProxy(sections, hops);
  return new Map(
    hops.flatMap(({ connection }, number) => {
      const place = connection?.tls
        ? sections.findIndex(({ hop, part }, at) => hop === number && part !== 'socks' && !asking.has(at))
        : -1;
      return connection && place >= 0 ? [[place, connection] as const] : [];
    }),
  );
}

/** Which sections, as they are read and not in hex, are a CONNECT to a proxy for the sake of a request, or the answer to one. */
export function askingProxy(sections: readonly WireSection[], hops: readonly Hop[]): ReadonlySet<number> {
  const asking = new Set<number>();
  let isAsking = false;
  for (const [at, section] of sections.entries()) {
    const isNewHop = sections[at - 1]?.hop !== section.hop;
    if (section.direction === 'sent') isAsking = asksTunnel(section) && hops[section.hop]?.method !== 'CONNECT';
    else if (isNewHop) isAsking = false;
    if (isAsking) asking.add(at);
  }
  return asking;
}

const asksTunnel = ({ part, lines }: WireSection): boolean => part === 'head' && lines[0]?.pieces[0]?.text === 'CONNECT';
