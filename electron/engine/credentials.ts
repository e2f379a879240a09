import type { HeaderList } from '#shared/model/exchange-event';
import type { Authorized } from './authentication';
import type { WireRequest } from './wire-request';

/** Headers that carry credentials, or the address of where we were, by their names. */
const exact = /^(?:authorization|proxy-authorization|cookie2?|referer|origin)$/i;
/** Names people give to headers with secrets: X-Api-Key, X-Auth-Token, Private-Token, X-Amz-Security-Token … */
const telling = /auth(?!ors?$)|token|secret|session|password|passwd|credential|signature|api-?key|csrf|xsrf|jwt|-key$|^key$/i;
const harmless = /^(?:idempotency-key|sec-websocket-key)$/i;

/** Whether a header is kept from other origins on a redirect. */
export const isCredential = (name: string): boolean => exact.test(name) || (telling.test(name) && !harmless.test(name));

/** Headers without those that are credentials, and the names of these, each once. */
export function withoutCredentials(headers: HeaderList): { headers: HeaderList; dropped: string[] } {
  const dropped = headers.filter(([name]) => isCredential(name)).map(([name]) => name);
  return { headers: headers.filter(([name]) => !isCredential(name)), dropped: [...new Set(dropped)] };
}

/** Names of what authorizing added to a request: headers, query parameters, and what was shown in the handshake. */
export function addedCredentials(before: WireRequest, { request: after, client }: Authorized): string[] {
  const had = new Set(before.headers.map(([name, value]) => `${name}\n${value}`));
  const headers = after.headers.filter(([name, value]) => !had.has(`${name}\n${value}`)).map(([name]) => name);
  const shown = client === undefined ? [] : ['the client certificate'];
  return [...new Set([...headers, ...addedParameters(before.target, after.target), ...shown])];
}

function addedParameters(before: string, after: string): string[] {
  if (before === after) return [];
  const had = new Set(parametersOf(before));
  return parametersOf(after)
    .filter((parameter) => !had.has(parameter))
    .map((parameter) => decodeURIComponent(parameter.split('=')[0] ?? ''));
}

const parametersOf = (target: string) => (target.includes('?') ? target.slice(target.indexOf('?') + 1).split('&') : []);
