import type { Auth } from '../model/auth';
import type { RequestDraft } from '../model/request-draft';
import { isReadOnTheWay } from './over-http';

const wildcard =
  'stands for many addresses: whoever gets hold of one of them gets the code. Servers must compare redirect addresses letter by letter (RFC 9700, 2.1).';

/** What to know of where a sign-in comes back to: in the form of OAuth 2, or typed as a parameter. */
export function redirectWarnings({ auth, query }: { readonly auth: Auth } & Pick<RequestDraft, 'query'>): string[] {
  const typed = query.filter(({ enabled, name }) => enabled && name === 'redirect_uri').map(({ value }) => value);
  return [...new Set([...formRedirects(auth), ...typed])].flatMap((address) => [
    ...(hasWildcard(address) ? [`The redirect address has a wildcard: it ${wildcard}`] : []),
    ...(isReadOnTheWay(decoded(address))
      ? ['The redirect address is over http: everyone on the way can read the code. Use https, or this machine.']
      : []),
  ]);
}

function formRedirects(auth: Auth): string[] {
  if (auth.kind !== 'oauth2' || (auth.grant !== 'authorizationCode' && auth.grant !== 'implicit')) return [];
  return auth.callback === 'fixed' ? [auth.callbackUrl] : [auth.callbackPath];
}

/** In the host or the path: in a query a star is a letter like others. */
const hasWildcard = (address: string): boolean => (decoded(address).split(/[?#]/)[0] ?? '').includes('*');

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
