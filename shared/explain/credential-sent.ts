import { headerValue } from '../http/header-list';
import { readJwt, type Jwt } from '../http/jwt';
import type { Hop } from '../model/exchange';
import type { RequestDraft } from '../model/request-draft';
import type { Evidence } from './explanation';

/** A credential that went out with a request, as far as it can be told by looking. */
export interface SentCredential {
  /** The scheme of the Authorization field, `Cookie`, or the name of the field or parameter of an API key. */
  readonly scheme: string;
  readonly evidence: Evidence;
  /** Who it names, where that can be read. */
  readonly who: string | null;
  /** What stands after the scheme. */
  readonly value: string;
  readonly jwt: Jwt | null;
}

/** The credential of one hop: Authorization first, else an API key of the draft, else cookies. Null when none was sent. */
export function credentialSent(hop: Hop, at: number, { auth }: RequestDraft): SentCredential | null {
  const authorization = headerValue(hop.requestHeaders, 'Authorization');
  if (authorization !== null) return fromAuthorization(authorization, at);
  if (auth.kind === 'apiKey') {
    const key = apiKeySent(hop, at, auth);
    if (key) return key;
  }
  const cookie = headerValue(hop.requestHeaders, 'Cookie');
  return cookie === null ? null : plain('Cookie', cookie, { kind: 'sent', hop: at, field: 'Cookie', value: cookie });
}

function fromAuthorization(value: string, at: number): SentCredential {
  const [, scheme = '', rest = ''] = /^\s*(\S+)\s*(.*)$/s.exec(value) ?? [];
  const evidence: Evidence = { kind: 'sent', hop: at, field: 'Authorization', value };
  // A key without a scheme word, as some APIs want it.
  if (rest === '') return plain('', scheme, evidence);
  const jwt = readJwt(rest);
  return { scheme, evidence, value: rest, jwt, who: nameIn(scheme, rest, jwt) };
}

type ApiKey = Extract<RequestDraft['auth'], { kind: 'apiKey' }>;

function apiKeySent({ target, requestHeaders }: Hop, at: number, { name, placement }: ApiKey): SentCredential | null {
  if (placement === 'query') {
    const value = new URLSearchParams(target.split('?')[1] ?? '').get(name);
    return value === null ? null : plain(name, value, { kind: 'status', hop: at });
  }
  const value = headerValue(requestHeaders, placement === 'cookie' ? 'Cookie' : name);
  return value === null
    ? null
    : plain(name, value, { kind: 'sent', hop: at, field: placement === 'cookie' ? 'Cookie' : name, value });
}

const plain = (scheme: string, value: string, evidence: Evidence): SentCredential => ({
  scheme,
  value,
  evidence,
  who: null,
  jwt: readJwt(value),
});

function nameIn(scheme: string, value: string, jwt: Jwt | null): string | null {
  if (scheme.toLowerCase() === 'basic') return basicUser(value);
  if (scheme.toLowerCase() === 'digest') return /\busername="((?:[^"\\]|\\.)*)"/.exec(value)?.[1] ?? null;
  return jwt && subjectOf(jwt);
}

/** The user name of a Basic credential (RFC 7617, 2): anyone who sees it can read it, and the password as well. */
export function basicUser(encoded: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const [user, password] = new TextDecoder().decode(bytes).split(/:(.*)/s);
    return password === undefined ? null : (user ?? null);
  } catch {
    return null;
  }
}

/** Who a token is about: the most readable of the claims that say it. */
function subjectOf({ claims }: Jwt): string | null {
  for (const name of ['preferred_username', 'username', 'email', 'name', 'sub', 'user_id', 'client_id']) {
    const claim = claims.get(name);
    if (typeof claim === 'string' && claim !== '') return claim;
    if (typeof claim === 'object' && claim !== null && 'number' in claim) return claim.number;
  }
  return null;
}
