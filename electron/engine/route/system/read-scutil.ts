import { noSettings, type SystemSettings } from './system-settings';

/** Reads what `scutil --proxy` prints on macOS; null where it is something else. */
export function readScutil(text: string): SystemSettings | null {
  if (!text.trimStart().startsWith('<dictionary> {')) return null;
  const { values, exempt } = readLines(text);
  const isOn = (name: string) => values.get(`${name}Enable`) === '1';
  const placed = (name: string, scheme: string) => {
    const host = values.get(`${name}Proxy`) ?? '';
    if (!isOn(name) || host === '') return '';
    const port = values.get(`${name}Port`);
    return `${scheme}://${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
  };
  return {
    ...noSettings,
    source: 'macOS',
    elseEnvironment: false,
    pac: isOn('ProxyAutoConfig') ? (values.get('ProxyAutoConfigURLString') ?? '') : '',
    searches: isOn('ProxyAutoDiscovery'),
    proxies: { http: placed('HTTP', 'http'), https: placed('HTTPS', 'http'), other: placed('SOCKS', 'socks5h') },
    exempt: [...exempt, ...(values.get('ExcludeSimpleHostnames') === '1' ? ['<local>'] : [])],
  };
}

/**
 * What stands in the dictionary itself, and its list of exceptions. Dictionaries in it are for one network service each
 * (`__SCOPED__`, of a VPN): they are nothing that all are asked through.
 */
function readLines(text: string): { readonly values: ReadonlyMap<string, string>; readonly exempt: readonly string[] } {
  const values = new Map<string, string>();
  const exempt: string[] = [];
  const within: string[] = [];
  for (const line of text.split('\n')) {
    const [, key = '', value = ''] = /^\s*(\S+) : (.*)$/.exec(line.replace(/\r$/, '')) ?? [];
    const at = within.join(' ');
    if (line.trim() === '}') within.pop();
    else if (/^<(?:array|dictionary)> \{$/.test(value.trim())) within.push(key);
    else if (at === '' && key !== '') values.set(key, value.trim());
    else if (at === 'ExceptionsList') exempt.push(value.trim());
  }
  return { values, exempt };
}
