import { readProxyAddress, type ProxyAddress } from './proxy-address';

/** What an option says of the way to a server. */
export type ProxySetting =
  | { readonly kind: 'none' }
  /** As HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY say. */
  | { readonly kind: 'environment' }
  /** As this system's own settings say. */
  | { readonly kind: 'system' }
  /** As a PAC file says that stands at an address of file, http, https or data. */
  | { readonly kind: 'pac'; readonly address: string }
  | { readonly kind: 'own'; readonly proxy: ProxyAddress };

export type ProxyMode = ProxySetting['kind'];

const pacPrefix = /^pac\+/i;

/** Reads `env`, `system`, `pac+https://wpad.test/proxy.pac`, `socks5://127.0.0.1:1080`, or nothing. What is wrong is a sentence. */
export function readProxySetting(text: string): { readonly setting: ProxySetting } | { readonly problem: string } {
  const typed = text.trim();
  const mode = proxyModeOf(typed);
  if (mode === 'none' || mode === 'environment' || mode === 'system') return { setting: { kind: mode } };
  if (mode === 'own') {
    const read = readProxyAddress(typed);
    return 'problem' in read ? read : { setting: { kind: 'own', proxy: read.proxy } };
  }
  const address = addressOf(typed.replace(pacPrefix, ''));
  const problem = checkPacAddress(address);
  return problem === null ? { setting: { kind: 'pac', address } } : { problem };
}

/** Which of the ways a text chooses, also where the rest of it cannot be read. */
export function proxyModeOf(text: string): ProxyMode {
  const typed = text.trim();
  if (typed === '') return 'none';
  if (typed === 'env') return 'environment';
  if (typed === 'system') return 'system';
  return pacPrefix.test(typed) ? 'pac' : 'own';
}

/** Why a PAC file cannot stand at an address, as a sentence; null when it can. */
function checkPacAddress(address: string): string | null {
  if (/^data:/i.test(address)) return address.includes(',') ? null : 'An address of data has a comma before what it holds.';
  const url = URL.parse(address);
  if (url === null || !/^(?:file|https?):$/.test(url.protocol))
    return 'A PAC file is at an address of file, http, https or data: pac+file:///etc/proxy.pac.';
  if (url.username !== '' || url.password !== '')
    return 'A PAC file is fetched without credentials: leave name and password out.';
  if (url.protocol === 'file:' && url.host !== '') return 'A PAC file of this machine has no host: pac+file:///etc/proxy.pac.';
  return null;
}

/** What somebody types for a PAC file, a path or an address, as an option has it. */
export function pacSettingOf(typed: string): string {
  const text = typed.trim();
  return text === '' || pacPrefix.test(text) ? text : `pac+${addressOf(text)}`;
}

/** A whole path, of this kind of system or of Windows, as an address; all else as it is. */
function addressOf(text: string): string {
  if (!/^(?:\/|[a-z]:[\\/])/i.test(text)) return text;
  const path = text.replaceAll('\\', '/');
  return `file://${path.startsWith('/') ? '' : '/'}${encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23')}`;
}

/** A PAC file of an option as somebody would type it: a plain path where it is one. */
export function typedPac(setting: string): string {
  const address = setting.trim().replace(pacPrefix, '');
  const [, path] = /^file:\/\/(\/.*)$/i.exec(address) ?? [];
  if (path === undefined) return address;
  try {
    return decodeURI(path)
      .replaceAll('%3F', '?')
      .replaceAll('%23', '#')
      .replace(/^\/(?=[A-Za-z]:)/, '');
  } catch {
    return address;
  }
}

/** The address of a PAC file as it may be shown: short, and without what follows its path. */
export function shownPac(address: string): string {
  if (/^data:/i.test(address)) return 'data:…';
  const url = URL.parse(address);
  if (url === null) return address;
  return url.protocol === 'file:' ? typedPac(address) : `${url.origin}${url.pathname}`;
}
