import { readProxySetting } from '../http/proxy-setting';
import type { RequestOptions } from './request-options';

/** One entry of `resolve`. */
export interface NamedAddress {
  readonly host: string;
  readonly port: number;
  readonly address: string;
}

type Problem = readonly [field: string, reason: string];

/** What is wrong with how a connection is to be made, as sentences with the option they are about. */
export function checkConnection(options: RequestOptions): readonly Problem[] {
  const problems: Problem[] = [];
  const proxy = checkProxy(options.proxy);
  if (proxy !== null) problems.push(['proxy', `Proxy: ${proxy}`]);
  if (options.tlsLeast > options.tlsMost)
    problems.push(['tlsLeast', `TLS: the least version, ${options.tlsLeast}, is above the most, ${options.tlsMost}.`]);
  const names = checkNames(options.resolve);
  if (names !== null) problems.push(['resolve', `Names: ${names}`]);
  return problems;
}

/** Why a text names no proxy, as a sentence; null when it does, or names none on purpose. */
export function checkProxy(text: string): string | null {
  if (text.includes('{{')) return null;
  const read = readProxySetting(text);
  return 'problem' in read ? read.problem : null;
}

/** Reads `api.test:443:127.0.0.1`; `*` is every port. Null for what is none. */
export function readNamedAddress(entry: string): NamedAddress | null {
  const [, host = '', port = '', address = ''] = /^(\[[^\]]+\]|[^:]+):(\d{1,5}|\*):(.+)$/.exec(entry) ?? [];
  if (host === '' || address === '') return null;
  return { host: host.toLowerCase(), port: port === '*' ? 0 : Number(port), address: address.replace(/^\[|\]$/g, '') };
}

/** Why a proxy cannot be kept with a request, as a sentence; null when it can. What is kept is read by others. */
export function checkKeptProxy(text: string): string | null {
  const [, password = ''] = /^(?:[a-z0-9+]+:\/\/)?[^/@]*?:([^/@]*)@/i.exec(text) ?? [];
  const isPlain = password !== '' && !/^\{\{[^{}]+\}\}$/.test(password);
  return isPlain ? 'Write the password as a {{variable}}: what stands here is kept in plain files.' : checkProxy(text);
}

/** Several addresses of one name are divided by commas. */
const namesAddresses = (entry: string): boolean => readNamedAddress(entry)?.address.split(',').every(isAddress) ?? false;

/** Whether a text is an address of IPv4 or IPv6, as the standard of URLs reads it. */
function isAddress(text: string): boolean {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return URL.canParse(`http://${text}/`);
  return /^[\da-f:.]+$/i.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`);
}

/** Why a text is no list of names, as a sentence; null when it is, or may be one once its variables are filled in. */
export function checkNames(text: string): string | null {
  const wrong = text.split(/\s+/).find((entry) => entry !== '' && !entry.includes('{{') && !namesAddresses(entry));
  return wrong === undefined ? null : `“${wrong}” is not host:port:address, such as api.test:443:127.0.0.1.`;
}
