import { noSettings, type SystemSettings } from './system-settings';

/** Reads KDE's `kioslaverc`; null where it says nothing of proxies. */
export function readKioslaverc(text: string): SystemSettings | null {
  const [, section] = /^\[Proxy Settings\][^\n]*\n([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(text.replaceAll('\r', '')) ?? [];
  if (section === undefined) return null;
  const values = new Map(
    section.split('\n').flatMap((line): [string, string][] => {
      const [, key, value] = /^([^=[]+?)(?:\[[^\]]*\])?\s*=(.*)$/.exec(line.trim()) ?? [];
      return key === undefined ? [] : [[key, (value ?? '').trim()]];
    }),
  );
  const type = values.get('ProxyType') ?? '0';
  const base = { ...noSettings, source: 'KDE', elseEnvironment: type === '0' || type === '4' };
  if (type === '2') return { ...base, pac: values.get('Proxy Config Script') ?? '' };
  if (type === '3') return { ...base, searches: true };
  if (type !== '1') return base;
  const placed = (key: string, scheme: string) => asAddress(values.get(key) ?? '', scheme);
  return {
    ...base,
    proxies: { http: placed('httpProxy', 'http'), https: placed('httpsProxy', 'http'), other: placed('socksProxy', 'socks5h') },
    exempt: (values.get('NoProxyFor') ?? '').split(/[\s,]+/).filter((entry) => entry !== ''),
  };
}

/** Host and port stand with a space between them, and a scheme of their own before. */
function asAddress(value: string, scheme: string): string {
  const [, own, place = '', port = ''] = /^(?:([a-z0-9]+):\/\/)?([^\s/]+)(?:[\s:/]+(\d+))?\/?$/i.exec(value) ?? [];
  if (place === '') return '';
  const named = own === undefined || own === 'socks' ? scheme : own;
  return `${named}://${place}${port === '' ? '' : `:${port}`}`;
}
