import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import type { Consumer, Desk, Token } from './consumers.ts';
import { baseString, isSignedBy, signatureMethods, type Parameter } from './signature.ts';

/** A request whose signature is good. */
export interface SignedRequest {
  readonly consumer: Consumer;
  readonly token: Token | null;
  readonly oauth: ReadonlyMap<string, string>;
}

/** The tokens that are good at a place. */
export interface Tokens {
  get(value: string): Token | undefined;
}

/** How far the caller's time may be from this machine's. */
const patienceSeconds = 300;

/** Reads and judges a signed request. */
export async function readSigned(ask: Ask, desk: Desk, tokens: Tokens): Promise<Outcome<SignedRequest>> {
  const parameters = await gather(ask);
  if (!parameters.ok) return parameters;
  const oauth = oauthParameters(parameters.value);
  if (!oauth.ok) return oauth;
  const known = identify(ask, oauth.value, desk, tokens);
  if (!known.ok) return known;
  const text = baseString({ method: ask.method, url: new URL(`${ask.origin}${ask.path}`), parameters: parameters.value });
  const { consumer, token } = known.value;
  const signature = {
    signatureMethod: named(oauth.value, 'oauth_signature_method'),
    signature: named(oauth.value, 'oauth_signature'),
    text,
  };
  if (!isSignedBy(signature, { consumer: consumer.secret, token: token?.secret ?? '' }, consumer.publicKey))
    return problem('signature_invalid', 'The signature is not the one this server makes.', { base_string: text });
  return timely(oauth.value, known.value, desk);
}

interface Known {
  readonly consumer: Consumer;
  readonly token: Token | null;
}

/** RFC 5849 section 3.4.1.3: header, query and form; the body only where it is a form. */
async function gather(ask: Ask): Promise<Outcome<readonly Parameter[]>> {
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(ask.headers['content-type'] ?? '');
  const body = isForm ? await ask.body() : granted(Buffer.alloc(0));
  if (!body.ok) return body;
  const header = readHeader(ask.headers.authorization ?? '');
  if (!header) return problem('parameter_rejected', 'The Authorization header is not OAuth name="value", name="value".');
  return granted([...header, ...ask.query, ...new URLSearchParams(body.value.toString('utf8'))]);
}

function readHeader(header: string): Parameter[] | null {
  const text = /^OAuth\s+(.*)$/is.exec(header)?.[1];
  if (text === undefined) return [];
  const parameters: Parameter[] = [];
  for (const part of text.split(',')) {
    const match = /^\s*([^=\s]+)\s*=\s*"([^"]*)"\s*$/.exec(part);
    const pair = match && decoded(match[1] ?? '', match[2] ?? '');
    if (!pair) return null;
    if (pair[0] !== 'realm') parameters.push(pair);
  }
  return parameters;
}

function decoded(name: string, value: string): Parameter | null {
  try {
    return [decodeURIComponent(name), decodeURIComponent(value)];
  } catch {
    return null;
  }
}

function oauthParameters(parameters: readonly Parameter[]): Outcome<ReadonlyMap<string, string>> {
  const oauth = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (!name.startsWith('oauth_')) continue;
    if (oauth.has(name)) return problem('parameter_rejected', `${name} is there twice.`);
    oauth.set(name, value);
  }
  if (oauth.size === 0) return problem(null, 'Authentication credentials were not provided.');
  for (const name of ['oauth_consumer_key', 'oauth_signature_method', 'oauth_signature'])
    if (!oauth.has(name)) return problem('parameter_absent', `${name} is missing.`);
  return granted(oauth);
}

function identify(ask: Ask, oauth: ReadonlyMap<string, string>, desk: Desk, tokens: Tokens): Outcome<Known> {
  if (!signatureMethods.includes(named(oauth, 'oauth_signature_method')))
    return problem('signature_method_rejected', `The methods are ${signatureMethods.join(', ')}.`);
  const consumer = desk.consumers.get(named(oauth, 'oauth_consumer_key'));
  if (!consumer) return problem('consumer_key_unknown', 'No program has that key; see /oauth1/consumers.');
  // Its secret is empty, so that anybody could make an HMAC with it.
  if (consumer.publicKey !== undefined && named(oauth, 'oauth_signature_method') !== 'RSA-SHA1')
    return problem('signature_method_rejected', 'This program signs with RSA-SHA1.');
  const value = named(oauth, 'oauth_token');
  if (value === '') return granted({ consumer, token: null });
  const token = tokens.get(value);
  if (token?.consumerKey !== consumer.key) return problem('token_rejected', 'That token was not given to this program for this.');
  if (token.expires <= ask.world.clock.now()) return problem('token_expired', 'That token has expired.');
  return granted({ consumer, token });
}

/** RFC 5849 section 3.3. The caller's clock is a real one, so it is held against this machine's and not the practice clock. */
function timely(oauth: ReadonlyMap<string, string>, known: Known, desk: Desk): Outcome<SignedRequest> {
  const [stamp, nonce] = [named(oauth, 'oauth_timestamp'), named(oauth, 'oauth_nonce')];
  const needsNone = named(oauth, 'oauth_signature_method') === 'PLAINTEXT' && stamp === '' && nonce === '';
  if (needsNone) return granted({ ...known, oauth });
  const now = Math.floor(Date.now() / 1000);
  if (!/^[1-9]\d*$/.test(stamp) || nonce === '')
    return problem('parameter_absent', 'oauth_timestamp and oauth_nonce are needed.');
  if (Math.abs(Number(stamp) - now) > patienceSeconds)
    return problem('timestamp_refused', `oauth_timestamp may be ${patienceSeconds} seconds from ${now}.`);
  const key = [known.consumer.key, known.token?.value ?? '', stamp, nonce].join(' ');
  if (!rememberNonce(desk, key, Number(stamp), now)) return problem('nonce_used', 'This very request was here before.');
  return granted({ ...known, oauth });
}

/** Nonces older than the patience need no remembering: their time is refused anyway. */
function rememberNonce({ nonces }: Desk, key: string, stamp: number, now: number): boolean {
  if (nonces.has(key)) return false;
  for (const [old, second] of nonces.entries()) if (second < now - patienceSeconds) nonces.delete(old);
  nonces.set(key, stamp);
  return true;
}

const named = (oauth: ReadonlyMap<string, string>, name: string): string => oauth.get(name) ?? '';

/** The words of the OAuth Problem Reporting extension, as the RFC has none. What cannot be read at all is 400. */
export function problem(name: string | null, detail: string, more: Readonly<Record<string, string>> = {}): Outcome<never> {
  const challenge = name === null ? 'OAuth realm="api"' : `OAuth realm="api", oauth_problem="${name}"`;
  const unreadable = name?.startsWith('parameter_') === true;
  return refused({
    status: unreadable ? 400 : 401,
    detail,
    fields: { detail, ...(name !== null && { oauth_problem: name }), ...more },
    headers: [['WWW-Authenticate', challenge]],
  });
}
