import { METHODS } from 'node:http';

/** Every method Node's parser knows; an endpoint is asked about all of them, so that it can say 405. */
export const knownMethods: readonly string[] = METHODS.filter((method) => method !== 'CONNECT');

/** The methods in the order DRF prints them. */
const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY', 'PROPFIND', 'LOCK', 'UNLOCK'];

/** What `Allow` says for an endpoint: HEAD comes with GET, and OPTIONS is always there. */
export function allowHeader(methods: readonly string[]): string {
  const offered = new Set([...methods, 'OPTIONS']);
  if (offered.has('GET')) offered.add('HEAD');
  return order.filter((method) => offered.has(method)).join(', ');
}

export function allows(methods: readonly string[], method: string): boolean {
  return methods.includes(method) || (method === 'HEAD' && methods.includes('GET'));
}
