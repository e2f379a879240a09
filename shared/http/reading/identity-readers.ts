import { readChallenges } from '../challenge';
import { formatMoment, formatSeconds, joinWords } from '../quantities';
import { readSetCookie, type SetCookie } from '../set-cookie';
import { plain, strong, type HeaderReader } from './reading';

const schemes: Readonly<Record<string, string>> = {
  basic: 'user name and password',
  bearer: 'a bearer token',
  token: 'a token, as DRF issues them',
  digest: 'a password that is not sent itself (Digest)',
  negotiate: 'the login of your network (Kerberos, NTLM)',
  ntlm: 'a Windows login (NTLM)',
  dpop: 'a token bound to a key (DPoP)',
  'aws4-hmac-sha256': 'a signature as AWS wants it',
};

/** What a scheme wants, in words. */
export const describeScheme = (scheme: string): string => schemes[scheme.toLowerCase()] ?? `a credential of the kind ${scheme}`;

/** `Bearer realm="api", error="invalid_token"` → wants a bearer token for “api”; invalid_token. */
export const readAuthenticate: HeaderReader = (value) => {
  const challenges = readChallenges(value);
  if (challenges.length === 0) return null;
  const wants = challenges.map(({ scheme, params }) => {
    const realm = params.get('realm');
    return `${describeScheme(scheme)}${realm ? ` for “${realm}”` : ''}`;
  });
  const error = challenges.map(({ params }) => params.get('error_description') || params.get('error')).find(Boolean);
  return [{ text: `wants ${joinWords(wants, 'or')}` }, ...(error ? [{ text: '; ' }, strong(error)] : [])];
};

/** The name, how long it lives, and who may read it. */
export const readCookieLine: HeaderReader = (value) => {
  const cookie = readSetCookie(value);
  return cookie === null
    ? null
    : [strong(cookie.name), { text: [' ', lifetimeOf(cookie), ...rulesOf(cookie)].join(', ').replace(' , ', ' ') }];
};

function lifetimeOf({ maxAge, expires, value }: SetCookie): string {
  if (maxAge !== null) return maxAge <= 0 ? 'is removed' : `kept for ${formatSeconds(maxAge)}`;
  if (expires !== null) return expires === 0 || value === '' ? 'is removed' : `kept until ${formatMoment(expires)}`;
  return 'kept for this session';
}

function rulesOf({ secure, httpOnly, sameSite }: SetCookie): string[] {
  return [
    ...(secure ? ['https only'] : []),
    ...(httpOnly ? ['hidden from scripts'] : []),
    ...(sameSite === 'none' || sameSite === null ? [] : [`same site (${sameSite})`]),
  ];
}

/** Names only: cookie values are nobody's business. */
export const readCookie: HeaderReader = (value) => {
  const names = value
    .split(';')
    .map((pair) => pair.split('=')[0]?.trim() ?? '')
    .filter(Boolean);
  return names.length === 0
    ? null
    : plain(`${names.length === 1 ? 'one cookie' : `${names.length} cookies`}: ${names.join(', ')}`);
};

/** The scheme and how much follows, never the credential. */
export const readAuthorization: HeaderReader = (value) => {
  const [scheme = '', ...rest] = value.split(' ');
  const length = rest.join(' ').length;
  return scheme === '' ? null : plain(length === 0 ? scheme : `${describeScheme(scheme)}, ${length} characters`);
};
