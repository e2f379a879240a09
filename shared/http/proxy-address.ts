export const proxySchemes = ['http', 'https', 'socks4', 'socks4a', 'socks5', 'socks5h'] as const;
export type ProxyScheme = (typeof proxySchemes)[number];

/** Where a proxy is, and who asks there. */
export interface ProxyAddress {
  readonly scheme: ProxyScheme;
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
  readonly credentials: { readonly username: string; readonly password: string } | null;
}

const usualPorts: Readonly<Record<ProxyScheme, number>> = {
  http: 80,
  https: 443,
  socks4: 1080,
  socks4a: 1080,
  socks5: 1080,
  socks5h: 1080,
};

/** Reads `socks5://ada:secret@127.0.0.1:1080`. Without a scheme it is an HTTP proxy. What is wrong with it is a sentence. */
export function readProxyAddress(text: string): { readonly proxy: ProxyAddress } | { readonly problem: string } {
  const typed = text.trim();
  const [, named = 'http', rest = typed] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(typed) ?? [];
  const scheme = named.toLowerCase();
  if (!isScheme(scheme)) return { problem: `“${scheme}” is no kind of proxy: it is one of ${proxySchemes.join(', ')}.` };
  // A password may hold what would end the host: it is over at the last @.
  const at = rest.lastIndexOf('@');
  const url = URL.parse(`http://${rest.slice(at + 1)}`);
  if (url === null || url.hostname === '') return { problem: 'The proxy has no host that can be read.' };
  if (url.href !== `${url.origin}/` && url.pathname + url.search + url.hash !== '/')
    return { problem: 'A proxy is a host and a port, with no path.' };
  return {
    proxy: {
      scheme,
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: portIn(rest, scheme),
      credentials: at < 0 ? null : namedIn(rest.slice(0, at)),
    },
  };
}

/** What the text says counts, not what a scheme would leave out: `:80` is a port as well. */
function portIn(rest: string, scheme: ProxyScheme): number {
  const [, port] = /:(\d+)\/?$/.exec(rest) ?? [];
  return port === undefined ? usualPorts[scheme] : Number(port);
}

function namedIn(userinfo: string): ProxyAddress['credentials'] {
  const [, username = userinfo, password = ''] = /^([^:]*):(.*)$/s.exec(userinfo) ?? [];
  return username === '' && password === '' ? null : { username: plain(username), password: plain(password) };
}

/** The proxy without its credentials, as it may be shown. */
export const shownProxy = ({ scheme, host, port }: ProxyAddress): string =>
  `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Escapes undone; a text that has wrong ones stays as it is. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const isScheme = (text: string): text is ProxyScheme => (proxySchemes as readonly string[]).includes(text);
