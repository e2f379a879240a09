import { proxyModeOf, readProxySetting, type ProxyMode } from '#shared/http/proxy-setting';
import { usedWay, type ChosenWay } from '#shared/model/chosen-way';

/** Who names the way in each mode, as those who chose one are called. */
const deciders: Readonly<Record<ProxyMode, ChosenWay['by']>> = {
  none: 'option',
  own: 'option',
  environment: 'environment',
  system: 'system',
  pac: 'pac',
};

const named: Readonly<Record<'environment' | 'system' | 'pac', string>> = {
  environment: 'the environment',
  system: 'the system',
  pac: 'the PAC file',
};

/**
 * By which way a request goes with this option: through a proxy, which is named without its credentials, or straight. Where
 * somebody else names it, what was said for the latest exchange, if it was asked there.
 */
export function proxyWords(option: string, latest: ChosenWay | undefined): string {
  const mode = proxyModeOf(option);
  if (mode === 'none') return 'Direct, no proxy';
  const told = latest?.by === deciders[mode] ? latest : undefined;
  const way = told && usedWay(told)?.way;
  if (mode === 'own') return way === 'DIRECT' ? 'Direct, past the proxy' : `Proxy ${ownProxy(option)}`;
  if (way === undefined) return `Proxy as ${named[mode]} says`;
  return way === 'DIRECT' ? `Direct, says ${named[mode]}` : `Proxy ${withoutScheme(way)}, says ${named[mode]}`;
}

/** Host and port; as typed behind who asks there, where it holds a variable or cannot be read. */
function ownProxy(option: string): string {
  const read = readProxySetting(option);
  if ('problem' in read || read.setting.kind !== 'own') return withoutScheme(option.trim());
  const { host, port } = read.setting.proxy;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

const withoutScheme = (text: string): string => text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/^.*@/s, '');
