import { isCredential } from '#shared/http/credential-fields';
import type { HeaderList } from '#shared/model/exchange-event';
import type { Authorized } from './authentication';
import type { WireRequest } from './wire-request';

export { isCredential };

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
