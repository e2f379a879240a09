import { isExempt } from '#shared/http/no-proxy';

/**
 * Which entry of a system's list says that a host is asked without a proxy; undefined for none. `*` stands for any text,
 * `<local>` for names without a dot, `169.254/16` for a network, `api.test:8443` for one port; without `*` a name is itself alone.
 */
export function bypassFor(list: readonly string[], host: string, port: number): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return list.find((entry) => matches(entry.trim().toLowerCase(), name, port));
}

function matches(entry: string, name: string, port: number): boolean {
  if (entry === '<local>') return !/[.:]/.test(name);
  if (/\/\d{1,3}$/.test(entry)) return isExempt(wholeNetwork(entry), name, port);
  const { host, ownPort } = takeApart(withoutScheme(entry));
  if (host === '' || (ownPort !== null && ownPort !== port)) return false;
  // An address of IPv6 may be written in many ways.
  if (host.includes(':') && !host.includes('*')) return isExempt(`${host}/128`, name, port);
  return /^\.|\*/.test(host) ? asPattern(host).test(name) : host === name;
}

/** An address of IPv6 has colons of its own: with a port it stands in brackets. */
function takeApart(place: string): { readonly host: string; readonly ownPort: number | null } {
  const [, bracketed, itsPort] = /^\[(.+)\](?::(\d{1,5}))?$/.exec(place) ?? [];
  if (bracketed !== undefined) return { host: bracketed, ownPort: itsPort === undefined ? null : Number(itsPort) };
  if (/:.*:/.test(place)) return { host: place, ownPort: null };
  const [, host = place, port] = /^(.*):(\d{1,5})$/.exec(place) ?? [];
  return { host, ownPort: port === undefined ? null : Number(port) };
}

const withoutScheme = (entry: string) => entry.replace(/^[a-z]+:\/\//, '');

/** `169.254/16` is short for `169.254.0.0/16`. */
function wholeNetwork(entry: string): string {
  const [address = '', length = ''] = entry.replace(/[[\]]/g, '').split('/');
  if (address.includes(':')) return `${address}/${length}`;
  const parts = address.split('.');
  return `${[...parts, ...Array<string>(Math.max(0, 4 - parts.length)).fill('0')].join('.')}/${length}`;
}

const asPattern = (text: string): RegExp =>
  new RegExp(
    `^${(text.startsWith('.') ? `*${text}` : text)
      .split(/\*+/)
      .map((part) => part.replace(/[\\^$.+?()|{}[\]]/g, '\\$&'))
      .join('.*')}$`,
  );
