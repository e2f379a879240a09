import { latestResults } from '../latest-results';
import { fail, ok, type Result } from '../result';

/** A web address taken apart for sending. The target is kept as typed; only the host is brought into its one form. */
export interface UrlParts {
  readonly scheme: 'http' | 'https';
  /** Lower case, non-ASCII names as punycode, IPv6 in brackets. */
  readonly host: string;
  readonly port: number;
  /** Credentials typed before an `@`, still encoded; null when there are none. */
  readonly userinfo: { readonly username: string; readonly password: string } | null;
  /** Path and query exactly as typed; `/` when nothing was. Never empty, always begins with `/`. */
  readonly target: string;
}

const defaultPorts = { http: 80, https: 443 } as const;

/**
 * Takes a typed address apart. A missing scheme means http for loopback names and https otherwise. The same address is asked
 * for several times while it is checked, sent and shown.
 */
export const readTypedUrl: (text: string) => Result<UrlParts> = latestResults((text) => readAnew(text.trim()), 16);

function readAnew(typed: string): Result<UrlParts> {
  const problem = (reason: string) => fail<UrlParts>({ kind: 'badUrl', url: typed, reason });
  if (typed === '') return problem('it is empty');
  const control = controlCharacter(typed);
  if (control !== null) return problem(`it holds ${control}, which an address cannot`);

  const scheme = readScheme(typed);
  if (!scheme.ok) return problem(scheme.reason);
  const [authority, rest] = cut(scheme.rest, /[/?#]/);
  const target = asTarget(cut(rest, /#/)[0]);
  const at = authority.lastIndexOf('@');
  const place = readHostAndPort(authority.slice(at + 1));
  if (!place.ok) return problem(place.reason);

  const { host } = place;
  const used = scheme.scheme ?? (isLoopback(host) ? 'http' : 'https');
  const userinfo = at < 0 ? null : readUserinfo(authority.slice(0, at));
  return ok({ scheme: used, host, port: place.port ?? defaultPorts[used], userinfo, target });
}

/** Scheme, host and port: what must be equal for two addresses to share credentials. */
export const originOf = (parts: UrlParts): string => `${parts.scheme}://${hostHeader(parts)}`;

/** The whole address without credentials and fragment. */
export const hrefOf = (parts: UrlParts): string => originOf(parts) + parts.target;

/** What stands in the Host header: the port only when it is not the usual one. */
export const hostHeader = ({ scheme, host, port }: UrlParts): string =>
  port === defaultPorts[scheme] ? host : `${host}:${port}`;

/** Host as a socket wants it: IPv6 without brackets. */
export const bareHost = (host: string): string => host.replace(/^\[|\]$/g, '');

/** Whether a host, in the form `readTypedUrl` gives it, is this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    /^127\.\d+\.\d+\.\d+$/.test(name) ||
    ['[::1]', '0.0.0.0', '[::]'].includes(name)
  );
}

/** The first control character of a text as words, or null. Tab counts unless `allowTab`. */
export function controlCharacter(text: string, allowTab = false): string | null {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 32 && code !== 127) || (allowTab && code === 9)) continue;
    return code === 10 || code === 13
      ? 'a line break'
      : code === 9
        ? 'a tab'
        : `the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return null;
}

type Problem = { readonly ok: false; readonly reason: string };

function readScheme(
  typed: string,
): Problem | { readonly ok: true; readonly scheme: UrlParts['scheme'] | null; readonly rest: string } {
  const [start, name, slashes] = /^([A-Za-z][A-Za-z0-9+.-]*):(\/\/)?/.exec(typed) ?? [];
  const scheme = name?.toLowerCase();
  if (start === undefined || scheme === undefined) return { ok: true, scheme: null, rest: typed };
  if (scheme === 'http' || scheme === 'https') {
    if (slashes) return { ok: true, scheme, rest: typed.slice(start.length) };
    return { ok: false, reason: `after “${name}:” two slashes are missing` };
  }
  if (!slashes && isPortOrUser(typed, scheme)) return { ok: true, scheme: null, rest: typed };
  return { ok: false, reason: `Cairn speaks http and https, not “${scheme}”` };
}

/** `localhost:8000` and `user:secret@host` have a colon too, but no scheme. */
const isPortOrUser = (typed: string, scheme: string) =>
  /^[^/?#]*:\d*(?:[/?#]|$)/.test(typed) || (/^[^/?#]*@/.test(typed) && !isKnownScheme(scheme));

const isKnownScheme = (scheme: string) =>
  /^(?:mailto|javascript|data|file|ftp|tel|sms|blob|about|ws|wss|urn|news|sip|xmpp)$/.test(scheme);

function readHostAndPort(text: string): Problem | { readonly ok: true; readonly host: string; readonly port: number | null } {
  if (text === '' || text.startsWith(':')) return { ok: false, reason: 'it names no host' };
  const [, typed = '', port = ''] = /^(\[[^\]]*\]|[^:[\]]*)(?::(.*))?$/.exec(text) ?? [];
  const host = readHost(typed);
  if (host === null) return { ok: false, reason: `“${typed === '' ? text : typed}” is not a host name` };
  if (port === '') return { ok: true, host, port: null };
  if (!isPort(port)) return { ok: false, reason: `“${port}” is not a port (1 to 65535)` };
  return { ok: true, host, port: Number(port) };
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;

function readHost(host: string): string | null {
  if (isPlainHost(host)) return host.toLowerCase();
  if (host === '' || /[\s\\^|<>"`{}]/.test(host) || !URL.canParse(`http://${host}/`)) return null;
  const { hostname } = new URL(`http://${host}/`);
  return hostname === '' ? null : hostname;
}

/** A host that is in its one form but for case. All others are worth the cost of a URL parser. */
const isPlainHost = (host: string) =>
  /^(?:[a-z0-9][a-z0-9-]*\.)*[a-z][a-z0-9-]*$/i.test(host) ? !/xn--/i.test(host) : /^127\.0\.0\.[1-9]$/.test(host);

function readUserinfo(text: string): UrlParts['userinfo'] {
  const colon = text.indexOf(':');
  return colon < 0 ? { username: text, password: '' } : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

const asTarget = (text: string) => (text === '' ? '/' : text.startsWith('/') ? text : `/${text}`);

function cut(text: string, at: RegExp): [string, string] {
  const index = text.search(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index)];
}
