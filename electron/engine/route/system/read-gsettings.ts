import { noSettings, type SystemSettings } from './system-settings';

/** Reads what `gsettings list-recursively org.gnome.system.proxy` prints; null where it is something else. */
export function readGsettings(text: string): SystemSettings | null {
  const values = new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const [, schema, key, value] = /^org\.gnome\.system\.proxy(\.\w+)? (\S+) (.*)$/.exec(line.trim()) ?? [];
      return key === undefined || value === undefined ? [] : [[`${schema ?? ''} ${key}`.trim(), value]];
    }),
  );
  const mode = textOf(values.get('mode'));
  if (mode === '') return null;
  const base = { ...noSettings, source: 'GNOME', elseEnvironment: mode === 'none' };
  if (mode === 'auto') {
    const pac = textOf(values.get('autoconfig-url'));
    return { ...base, pac, searches: pac === '' };
  }
  if (mode !== 'manual') return base;
  const placed = (name: string, scheme: string) => {
    const host = textOf(values.get(`.${name} host`));
    const port = Number(values.get(`.${name} port`) ?? 0);
    return host === '' || port === 0 ? '' : `${scheme}://${loginOf(name, values)}${bracketed(host)}:${port}`;
  };
  return {
    ...base,
    proxies: { http: placed('http', 'http'), https: placed('https', 'http'), other: placed('socks', 'socks5h') },
    exempt: listOf(values.get('ignore-hosts')),
  };
}

/** GNOME knows a login for its HTTP proxy alone. */
function loginOf(name: string, values: ReadonlyMap<string, string>): string {
  if (name !== 'http' || values.get('.http use-authentication') !== 'true') return '';
  const [user, password] = ['user', 'password'].map((part) =>
    encodeURIComponent(textOf(values.get(`.http authentication-${part}`))),
  );
  return user === '' ? '' : `${user}:${password}@`;
}

const bracketed = (host: string) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);

/** A text as GVariant writes it. */
function textOf(value: string | undefined): string {
  const [, single, double] = /^(?:'(.*)'|"(.*)")$/.exec(value?.trim() ?? '') ?? [];
  return (single ?? double ?? '').replace(/\\(.)/g, '$1');
}

function listOf(value: string | undefined): string[] {
  return [...(value ?? '').matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  );
}
