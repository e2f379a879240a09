import type { Hop } from '#shared/model/exchange';
import type { Connection } from '#shared/model/exchange-event';
import type { WireSection } from './wire-sections';

/**
 * Before which sections, as they are read and not in hex, TLS was agreed on, and on which connection: before the first of each
 * hop that went encrypted, behind what was said to a proxy to be let through.
 */
export function tlsPlaces(sections: readonly WireSection[], hops: readonly Hop[]): ReadonlyMap<number, Connection> {
  return new Map(
    hops.flatMap((hop, number) => {
      const place = hop.connection?.tls ? firstEncrypted(sections, hop, number) : -1;
      return hop.connection && place >= 0 ? [[place, hop.connection] as const] : [];
    }),
  );
}

function firstEncrypted(sections: readonly WireSection[], { method }: Hop, number: number): number {
  let isTunnel = false;
  return sections.findIndex((section) => {
    if (section.hop !== number || section.part === 'socks') return false;
    if (section.direction === 'sent') isTunnel = method !== 'CONNECT' && asksTunnel(section);
    return !isTunnel;
  });
}

const asksTunnel = ({ lines }: WireSection): boolean => lines[0]?.pieces[0]?.text === 'CONNECT';
