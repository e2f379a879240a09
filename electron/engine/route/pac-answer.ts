import { readProxyAddress, type ProxyAddress, type ProxyScheme } from '#shared/http/proxy-address';
import type { Route } from './route';

/** What the answer of a PAC file stands for. */
interface PacWays {
  /** None where nothing in it can be used. */
  readonly routes: readonly Route[];
  /** What was passed over, in sentences. */
  readonly notes: readonly string[];
}

/** Kinds of proxy by the words of PAC files. As browsers have it, SOCKS is version 4, and version 5 looks names up itself. */
const schemes: Readonly<Record<string, ProxyScheme>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5h',
};

/** More entries than this are not looked at. */
const mostEntries = 20;

/** Reads `PROXY proxy.test:3128; SOCKS5 10.0.0.1:1080; DIRECT`. Nothing at all means that no proxy is used. */
export function readPacAnswer(answer: string | null): PacWays {
  const entries = (answer ?? '')
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0)
    return { routes: [{ kind: 'direct' }], notes: ['It named nothing, which means that no proxy is used.'] };
  const read = entries.slice(0, mostEntries).map(readEntry);
  return {
    routes: read.flatMap((one) => (typeof one === 'string' ? [] : [one])),
    notes: read.flatMap((one) => (typeof one === 'string' ? [one] : [])),
  };
}

/** A way, or a sentence on why it is none. */
function readEntry(entry: string): Route | string {
  const [word = '', place = '', more] = entry.split(/\s+/);
  const kind = word.toUpperCase();
  if (kind === 'DIRECT' && place === '') return { kind: 'direct' };
  const scheme = Object.hasOwn(schemes, kind) ? schemes[kind] : undefined;
  if (scheme === undefined) return `“${short(entry)}” was passed over: there is no such kind of way.`;
  const proxy = more === undefined ? readPlace(scheme, place) : null;
  return proxy ? { kind: 'proxy', proxy } : `“${short(entry)}” was passed over: it names no host and port.`;
}

function readPlace(scheme: ProxyScheme, place: string): ProxyAddress | null {
  const read = place === '' || /[/@]/.test(place) ? null : readProxyAddress(`${scheme}://${place}`);
  return read !== null && 'proxy' in read ? read.proxy : null;
}

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
