import { bareHost, type UrlParts } from '#shared/http/url-parts';
import { isExempt } from '#shared/http/no-proxy';
import { readProxyAddress, shownProxy, type ProxyAddress } from '#shared/http/proxy-address';
import type { RequestOptions } from '#shared/model/request-options';
import { stopWith } from '../stopped';

/** How the way to a server begins: at the server itself, at a socket of this machine, or at a proxy. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'unixSocket'; readonly path: string }
  | { readonly kind: 'proxy'; readonly proxy: ProxyAddress };

type Environment = Readonly<Record<string, string | undefined>>;

/** The way a request takes. Throws where what names its proxy cannot be read. */
export function routeTo(url: UrlParts, options: Pick<RequestOptions, 'proxy' | 'unixSocket'>, env: Environment): Route {
  if (options.unixSocket !== '') return { kind: 'unixSocket', path: options.unixSocket };
  const named = options.proxy === 'env' ? namedByEnvironment(url, env) : options.proxy;
  if (named === '') return { kind: 'direct' };
  const read = readProxyAddress(named);
  if ('problem' in read)
    return stopWith({ kind: 'proxyFailed', proxy: '', status: null, reason: read.problem.replace(/\.$/, '') });
  return { kind: 'proxy', proxy: read.proxy };
}

/**
 * What the environment says, as curl reads it. Without TLS only the name in small letters counts: a program started
 * by a web server gets HTTP_PROXY from the header `Proxy` of whoever asks there.
 */
function namedByEnvironment({ scheme, host, port }: UrlParts, env: Environment): string {
  const either = (name: string) => env[name] ?? env[name.toUpperCase()] ?? '';
  if (isExempt(either('no_proxy'), bareHost(host), port)) return '';
  const own = scheme === 'http' ? (env.http_proxy ?? '') : either('https_proxy');
  return own === '' ? either('all_proxy') : own;
}

/** What tells routes apart, credentials included: connections are shared only along the same one. */
export const routeKey = (route: Route): unknown =>
  route.kind === 'proxy' ? [shownProxy(route.proxy), route.proxy.credentials] : route;
