import { shownProxy, type ProxyAddress } from '#shared/http/proxy-address';

/** How the way to a server begins: at the server itself, at a socket of this machine, or at a proxy. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'unixSocket'; readonly path: string }
  | { readonly kind: 'proxy'; readonly proxy: ProxyAddress };

/** What tells routes apart, credentials included: connections are shared only along the same one. */
export const routeKey = (route: Route): unknown =>
  route.kind === 'proxy' ? [shownProxy(route.proxy), route.proxy.credentials] : route;

/** A way as it is shown: without credentials, and `DIRECT` as PAC files have it. */
export function shownRoute(route: Route): string {
  if (route.kind === 'direct') return 'DIRECT';
  return route.kind === 'proxy' ? shownProxy(route.proxy) : route.path;
}
