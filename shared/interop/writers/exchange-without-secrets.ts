import type { Exchange, Hop } from '../../model/exchange';
import type { HeaderList } from '../../model/exchange-event';
import { hiding } from '../../secrets/hide-secrets';
import type { ExchangeBodies } from './exchange-har';
import { nameInAddress, nameInHeader, nameInText } from './name-secrets';

/** An exchange and its bodies with names in place of what lets somebody in; `known` are secrets that were typed or filled in. */
export function exchangeWithoutSecrets(
  exchange: Exchange,
  bodies: ExchangeBodies,
  known: readonly string[],
): { readonly exchange: Exchange; readonly bodies: ExchangeBodies } {
  const hide = hiding(known, { mark: '{{secret}}' });
  const last = exchange.hops.at(-1);
  const sentType = valueOf(exchange.hops[0]?.requestHeaders ?? [], 'content-type');
  const receivedType = valueOf(last?.head?.headers ?? [], 'content-type');
  const { sent, received } = bodies;
  return {
    exchange: { ...exchange, url: nameInAddress(hide(exchange.url)), hops: exchange.hops.map((hop) => hopWithout(hop, hide)) },
    bodies: {
      sent: sent === null ? null : nameInText(hide(sent), sentType),
      received:
        received === null || received.isBase64 ? received : { ...received, text: nameInText(hide(received.text), receivedType) },
    },
  };
}

const valueOf = (headers: HeaderList, name: string): string => headers.find(([typed]) => typed.toLowerCase() === name)?.[1] ?? '';

const hopWithout = (hop: Hop, hide: (text: string) => string): Hop => ({
  ...hop,
  url: nameInAddress(hide(hop.url)),
  requestHeaders: headersWithout(hop.requestHeaders, hide),
  head: hop.head && { ...hop.head, headers: headersWithout(hop.head.headers, hide) },
});

const headersWithout = (headers: HeaderList, hide: (text: string) => string): HeaderList =>
  headers.map(([name, value]) => [name, headerWithoutSecret(name, hide(value))]);

/** The value of a header line with a name in place of what lets somebody in. */
export function headerWithoutSecret(name: string, value: string): string {
  if (/^(?:www|proxy)-authenticate$|^(?:proxy-)?authentication-info$/i.test(name)) return value;
  if (/^set-cookie2?$/i.test(name)) return value.replace(/=[^;]*/, '={{cookie}}');
  if (/^(?:location|content-location|referer|link)$/i.test(name)) return nameInAddress(value);
  return nameInHeader({ id: '', name, value, enabled: true, description: '' }).value;
}
