import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome, type Refusal } from '../frame/outcome.ts';
import type { SchemeName } from '../security-schemes.ts';
import { ownerOfKey } from './issued-keys.ts';
import { accounts, personNamed, type Person } from '../world/people.ts';

/** Why a credential is no good; `fields` where the body says more than a sentence. */
export interface Wrong {
  readonly wrong: string;
  readonly fields?: unknown;
}

/** What of a request may hold a credential. */
type Asking = Pick<Ask, 'method' | 'target' | 'query' | 'headers' | 'world' | 'identity'>;

/** One way to say who is asking; `A` is what it has to see of the request. */
export interface Authenticator<A = Ask> {
  readonly name: SchemeName;
  /** What `WWW-Authenticate` says when this is the first way of an endpoint; null where the way has none. */
  readonly challenge: string | null;
  /** Nobody when no such credential was sent; a sentence when one was sent and is wrong. */
  read(ask: A): Person | null | Wrong;
}

/**
 * Who is asking. The first authenticator decides between 401 and 403, as in DRF: with a challenge
 * it is 401. A wrong credential is refused even where nobody needs one.
 */
export function authenticate<A extends Asking>(ask: A, authenticators: readonly Authenticator<A>[]): Outcome<Person | null> {
  for (const authenticator of authenticators) {
    const found = authenticator.read(ask);
    if (found === null) continue;
    if ('wrong' in found)
      return refused({
        ...unauthenticated(authenticators, found.wrong),
        ...(found.fields !== undefined && { fields: found.fields }),
      });
    ask.identity = found.username;
    return granted(found);
  }
  return granted(null);
}

/** The refusal for somebody unknown, with the challenge of the first authenticator. */
export function unauthenticated(
  authenticators: readonly Pick<Authenticator, 'challenge'>[],
  detail = 'Authentication credentials were not provided.',
): Refusal {
  const challenge = authenticators[0]?.challenge ?? null;
  if (challenge === null) return { status: 403, detail };
  return { status: 401, detail, headers: [['WWW-Authenticate', challenge]] };
}

/** `Authorization: Basic` with name and password in base64. */
export const basicAuthenticator: Authenticator<Asking> = {
  name: 'basic',
  challenge: 'Basic realm="api"',
  read(ask) {
    const credential = credentialOf(ask, 'Basic');
    if (credential === null) return null;
    if (credential === '') return { wrong: 'Invalid basic header. No credentials provided.' };
    if (credential.includes(' ')) return { wrong: 'Invalid basic header. Credentials string should not contain spaces.' };
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(credential))
      return { wrong: 'Invalid basic header. Credentials not correctly base64 encoded.' };
    const [username = '', ...password] = Buffer.from(credential, 'base64').toString('utf8').split(':');
    const account = accounts.find((each) => each.username === username && each.password === password.join(':'));
    return personOf(account) ?? { wrong: 'Invalid username/password.' };
  },
};

/** A fixed token under the scheme that DRF calls `Token`, or the standard `Bearer`. */
function tokenAuthenticator(scheme: 'Token' | 'Bearer', challenge: string): Authenticator<Asking> {
  const name = scheme === 'Token' ? 'token' : 'bearer';
  return {
    name,
    challenge,
    read(ask) {
      const credential = credentialOf(ask, scheme);
      if (credential === null) return null;
      if (credential === '') return { wrong: `Invalid ${name} header. No credentials provided.` };
      if (credential.includes(' ')) return { wrong: `Invalid ${name} header. Token string should not contain spaces.` };
      return personOf(accounts.find((each) => each.token === credential)) ?? { wrong: 'Invalid token.' };
    },
  };
}

export const plainTokenAuthenticator = tokenAuthenticator('Token', 'Token');
export const bearerAuthenticator = tokenAuthenticator('Bearer', 'Bearer realm="api"');

/** A key in `X-API-Key`, in `Authorization: Api-Key`, or as `?api_key=`: the fixed one of an account, or one that was issued. */
export const apiKeyAuthenticator: Authenticator<Asking> = {
  name: 'api-key',
  challenge: null,
  read(ask) {
    const header = ask.headers['x-api-key'];
    const key = (typeof header === 'string' ? header : null) ?? credentialOf(ask, 'Api-Key') ?? ask.query.get('api_key');
    if (key === null) return null;
    const owner = accounts.find((each) => each.apiKey === key)?.username ?? ownerOfKey(ask.world, key, ask);
    const person = owner === null ? undefined : personNamed(owner);
    return person ?? { wrong: 'You do not have permission to perform this action.' };
  },
};

/** What the library takes: any of them, Basic first, so that a stranger is challenged for a name and a password. */
export const anyAuthenticator: readonly Authenticator<Asking>[] = [
  basicAuthenticator,
  plainTokenAuthenticator,
  bearerAuthenticator,
  apiKeyAuthenticator,
];

function credentialOf(ask: Asking, scheme: string): string | null {
  if (ask.headers.authorization === undefined) return null;
  const match = /^(\S+)(?: +(.*))?$/.exec(ask.headers.authorization);
  return match?.[1]?.toLowerCase() === scheme.toLowerCase() ? (match[2] ?? '').trim() : null;
}

const personOf = (account: { username: string } | undefined): Person | null =>
  account ? (personNamed(account.username) ?? null) : null;
