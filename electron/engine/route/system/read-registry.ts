import { noSettings, type SystemSettings } from './system-settings';

/** Reads what `reg query` prints of Windows’ Internet Settings; null where it is something else. */
export function readRegistry(text: string): SystemSettings | null {
  const values = new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const [, name, value] = /^\s+(\S+)\s+REG_\w+\s*(.*)$/.exec(line.replace(/\r$/, '')) ?? [];
      return name === undefined ? [] : [[name, (value ?? '').trim()]];
    }),
  );
  if (values.size === 0) return null;
  const isOn = (name: string) => Number(values.get(name) ?? 0) === 1;
  return {
    ...noSettings,
    source: 'Windows',
    elseEnvironment: false,
    pac: values.get('AutoConfigURL') ?? '',
    searches: isOn('AutoDetect'),
    proxies: isOn('ProxyEnable') ? readServers(values.get('ProxyServer') ?? '') : noSettings.proxies,
    exempt: readOverride(values.get('ProxyOverride') ?? ''),
  };
}

/** `proxy.test:8080` for all, or `http=a:1;https=b:2;socks=c:3` for each. */
function readServers(text: string): SystemSettings['proxies'] {
  const entries = text.split(/[\s;]+/).filter((entry) => entry !== '');
  const named = (name: string, scheme: string) => {
    const entry = entries.find((one) => one.toLowerCase().startsWith(`${name}=`));
    return entry === undefined ? '' : asAddress(entry.slice(name.length + 1), scheme);
  };
  const general = entries.find((entry) => !entry.includes('='));
  if (general !== undefined) {
    const all = asAddress(general, 'http');
    return { http: all, https: all, other: '' };
  }
  return { http: named('http', 'http'), https: named('https', 'http'), other: named('socks', 'socks4') };
}

const asAddress = (place: string, scheme: string): string => (/^[a-z0-9]+:\/\//i.test(place) ? place : `${scheme}://${place}`);

/** Windows leaves this machine out unless `<-loopback>` takes that back. */
function readOverride(text: string): string[] {
  const entries = text.split(/[\s;,]+/).filter((entry) => entry !== '');
  const others = entries.filter((entry) => entry.toLowerCase() !== '<-loopback>');
  return others.length < entries.length ? others : [...others, 'localhost', '*.localhost', '127.0.0.0/8', '::1'];
}
