/**
 * Whether a list as `NO_PROXY` has it says that a host is asked without a proxy. As curl reads it: entries are
 * divided by commas or spaces; `*` is everything; a name stands for itself and all names below it, with a leading dot
 * or without; a port limits an entry to it; `10.0.0.0/8` is a network.
 */
export function isExempt(list: string, host: string, port: number): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => matches(entry.toLowerCase(), name, port));
}

function matches(entry: string, name: string, port: number): boolean {
  if (entry === '*') return true;
  const { host, ownPort } = takeApart(entry);
  if (ownPort !== null && ownPort !== port) return false;
  const network = /^(.+)\/(\d{1,3})$/.exec(host);
  if (network) return isInNetwork(name, network[1] ?? '', Number(network[2]));
  const bare = host.replace(/^\*?\./, '').replace(/\.$/, '');
  if (bare === '') return false;
  return name === bare || (!isAddress(name) && name.endsWith(`.${bare}`));
}

function takeApart(entry: string): { readonly host: string; readonly ownPort: number | null } {
  const bracketed = /^\[(.+)\](?::(\d+))?$/.exec(entry);
  if (bracketed) return { host: bracketed[1] ?? '', ownPort: bracketed[2] === undefined ? null : Number(bracketed[2]) };
  const [, host = entry, port] = /^([^:]+):(\d+)$/.exec(entry) ?? [];
  return { host, ownPort: port === undefined ? null : Number(port) };
}

const isAddress = (name: string): boolean => bitsOf(name) !== null;

function isInNetwork(name: string, network: string, length: number): boolean {
  const [bits, wanted] = [bitsOf(name), bitsOf(network)];
  if (bits === null || wanted === null || bits.length !== wanted.length || length > bits.length) return false;
  return bits.slice(0, length) === wanted.slice(0, length);
}

/** An IP address as a row of bits, 32 or 128; null for what is none. */
function bitsOf(text: string): string | null {
  const parts = text.split('.');
  if (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('');
  return text.includes(':') ? bitsOfIpv6(text) : null;
}

function bitsOfIpv6(text: string): string | null {
  const [left = '', right, more] = text.split('::');
  if (more !== undefined) return null;
  const groups = (side: string) => (side === '' ? [] : side.split(':'));
  const missing = right === undefined ? 0 : 8 - groups(left).length - groups(right).length;
  const all = [...groups(left), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(right ?? '')];
  if (all.length !== 8 || !all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return all.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}
