import { readChallenges } from '../challenge';
import { splitOutsideQuotes, unquote } from '../header-list';
import { parseHttpDate } from '../http-date';
import { readParams } from '../media-type';
import { formatMoment, formatSeconds } from '../quantities';
import { describeScheme } from '../reading/identity-readers';
import { lookUp, part, wrong, type HeaderPart, type PartsReader, type Words } from './header-part';

const challengeWords: Words = {
  realm: 'what the credential is for',
  charset: 'how name and password are written in bytes',
  error: 'why the last one was refused',
  error_description: 'the same in a sentence',
  error_uri: 'where more is said about it',
  scope: 'the rights a token would need',
  resource_metadata: 'where the authorization server is described',
  qop: 'whether the body is protected too (auth-int)',
  nonce: 'a number the answer has to be made with',
  opaque: 'to be sent back unchanged',
  algorithm: 'the hash to use',
  stale: 'only the nonce was too old; the password was right',
  domain: 'where the same credential holds',
  userhash: 'whether the user name is hashed as well',
};
const errors: Words = {
  invalid_request: 'the request is malformed',
  invalid_token: 'the token is expired, revoked or malformed',
  insufficient_scope: 'the token is good and its rights do not suffice',
};

/** Each scheme offered, with its parameters. */
export const challengeParts: PartsReader = (value) => {
  const challenges = readChallenges(value);
  if (challenges.length === 0) return [wrong(value, 'no scheme, such as Basic or Bearer')];
  return challenges.flatMap(({ scheme, params }): HeaderPart[] => {
    if (scheme.includes('=')) return [wrong(scheme, 'a parameter without a scheme before it')];
    const needsRealm = /^(?:basic|digest)$/i.test(scheme) && !params.has('realm');
    const first = needsRealm
      ? wrong(scheme, `${describeScheme(scheme)}; the realm is missing, and it is required`)
      : part(scheme, describeScheme(scheme));
    const more = [...params].map(([name, text]) =>
      part(
        `${name}="${text}"`,
        (name === 'error' && lookUp(errors, text)) || (lookUp(challengeWords, name) ?? 'a parameter of this scheme'),
      ),
    );
    return [first, ...more];
  });
};

const credentialWords: Words = {
  username: 'who logs in',
  realm: 'what for',
  nonce: 'the server’s number',
  uri: 'the address it holds for',
  cnonce: 'the client’s number',
  nc: 'how often the nonce was used',
  qop: 'what is protected',
  algorithm: 'the hash',
  opaque: 'sent back unchanged',
  credential: 'key, day, region and service',
  signedheaders: 'the fields that are signed',
  oauth_consumer_key: 'the program that asks',
  oauth_timestamp: 'when it was signed',
  oauth_signature_method: 'how it was signed',
};
const shownCredentials = new Set([...Object.keys(credentialWords), 'oauth_version']);

/** The scheme and what may be shown of the credential: never the secret in it. */
export const authorizationParts: PartsReader = (value) => {
  const [, scheme = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(value) ?? [];
  if (scheme === '') return [wrong('', 'empty: no credential at all')];
  if (rest === '') return [wrong('…', 'one word alone: scheme and credential are needed, with a space between')];
  return [part(scheme, describeScheme(scheme)), ...credentialParts(scheme.toLowerCase(), rest)];
};

function credentialParts(scheme: string, rest: string): readonly HeaderPart[] {
  if (scheme === 'basic') return [basicPart(rest)];
  if (['digest', 'oauth', 'aws4-hmac-sha256'].includes(scheme))
    return [...readParams(splitOutsideQuotes(rest, ','))].map(credentialPart);
  if (['bearer', 'token', 'dpop'].includes(scheme)) return [tokenPart(rest)];
  return [part('…', `${rest.length} characters`)];
}

function basicPart(rest: string): HeaderPart {
  if (!/^[A-Za-z0-9+/_-]+=*$/.test(rest)) return wrong('…', 'not base64, which Basic needs');
  return part('…', 'name and password in base64, which anyone can turn back');
}

function credentialPart([name, text]: readonly [string, string]): HeaderPart {
  const says = lookUp(credentialWords, name) ?? 'the proof, made with the secret';
  return part(shownCredentials.has(name) ? `${name}="${text}"` : `${name}="…"`, says);
}

function tokenPart(rest: string): HeaderPart {
  if (/\s/.test(rest)) return wrong('…', 'a token holds no spaces');
  if (/^["“]|["”]$/.test(rest)) return wrong('…', 'the quotes are sent as part of the token');
  return part(
    '…',
    /^[\w-]+\.[\w-]+\.[\w-]*$/.test(rest)
      ? `a JSON Web Token, ${rest.length} characters`
      : `a token of ${rest.length} characters`,
  );
}

/** Names alone: what a cookie holds is nobody’s business. */
export const cookieParts: PartsReader = (value) => {
  const pairs = value.split(';').map((pair) => pair.trim());
  const parts = pairs.filter(Boolean).map((pair) => {
    const equals = pair.indexOf('=');
    if (equals <= 0) return wrong(equals < 0 ? '…' : '=…', 'a cookie needs a name before the equals sign');
    const length = pair.length - equals - 1;
    return part(`${pair.slice(0, equals)}=…`, length === 0 ? 'empty' : `${length} characters`);
  });
  return parts.length === 0 ? [wrong(value, 'no cookie in it')] : parts;
};

/** The name, then each rule that comes with it. */
export const setCookieParts: PartsReader = (value) => {
  const [pair = '', ...attributes] = value.split(';').map((piece) => piece.trim());
  const equals = pair.indexOf('=');
  if (equals <= 0)
    return [wrong(equals < 0 ? '…' : '=…', 'a cookie needs a name before the equals sign; browsers drop this one')];
  const name = pair.slice(0, equals);
  const given = new Set(attributes.map((item) => (item.split('=')[0] ?? '').trim().toLowerCase()));
  const first = namePart(name, { given, path: pathOf(attributes) });
  return [first, ...attributes.filter(Boolean).map((item) => attributePart(item, given))];
};

const pathOf = (attributes: readonly string[]): string | undefined =>
  attributes.map((item) => /^path\s*=\s*(.*)$/i.exec(item)?.[1]).find((path) => path !== undefined);

function namePart(
  name: string,
  { given, path }: { readonly given: ReadonlySet<string>; readonly path: string | undefined },
): HeaderPart {
  const piece = `${name}=…`;
  const isHost = /^__host-/i.test(name);
  if (isHost && (given.has('domain') || path !== '/' || !given.has('secure')))
    return wrong(piece, '__Host- wants Secure, Path=/ and no Domain; browsers drop this one');
  if (/^__secure-/i.test(name) && !given.has('secure')) return wrong(piece, '__Secure- wants Secure; browsers drop this one');
  return part(piece, isHost ? 'name and value; bound to exactly this host' : 'name and value');
}

const flags: Words = {
  secure: 'sent over https alone',
  httponly: 'scripts of the page cannot read it',
  partitioned: 'a jar for each site that embeds this one',
};
const sites: Words = {
  strict: 'never sent when another site leads here',
  lax: 'sent when a link of another site leads here, not with its forms or pictures',
  none: 'sent also when other sites embed this one',
};

function attributePart(item: string, given: ReadonlySet<string>): HeaderPart {
  const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(item) ?? [];
  const key = name.trim().toLowerCase();
  const text = value.trim();
  const flag = lookUp(flags, key);
  if (flag !== undefined) return part(item, flag);
  const read: Readonly<Record<string, () => HeaderPart>> = {
    'max-age': () =>
      /^-?\d+$/.test(text)
        ? part(item, Number(text) <= 0 ? 'removed at once' : `kept for ${formatSeconds(Number(text))}`)
        : wrong(item, 'has to be a whole number of seconds'),
    expires: () => expiresPart(item, text, given),
    domain: () => part(item, `sent to ${text.replace(/^\./, '')} and every host below it`),
    path: () =>
      text.startsWith('/')
        ? part(item, `sent to paths that begin with ${text}`)
        : wrong(item, 'has to begin with a slash; the folder of the request is taken'),
    samesite: () => sameSitePart(item, text, given),
    priority: () => part(item, 'which cookies go first when there are too many; Chromium’s own'),
  };
  return (Object.hasOwn(read, key) ? read[key] : undefined)?.() ?? part(item, 'an attribute that browsers do not know');
}

function expiresPart(item: string, text: string, given: ReadonlySet<string>): HeaderPart {
  const time = parseHttpDate(text);
  if (time === null) return wrong(item, 'no date as HTTP writes it; the cookie ends with the session');
  if (given.has('max-age')) return part(item, 'not looked at, since Max-Age is there');
  return part(item, time === 0 ? 'removed at once' : `kept until ${formatMoment(time)}`);
}

function sameSitePart(item: string, text: string, given: ReadonlySet<string>): HeaderPart {
  const says = lookUp(sites, text);
  if (says === undefined) return wrong(item, 'not one of Strict, Lax, None; Lax is taken');
  if (text.toLowerCase() === 'none' && !given.has('secure'))
    return wrong(item, 'None wants Secure beside it; browsers drop this cookie');
  return part(item, says);
}

const infoWords: Words = {
  nextnonce: 'the nonce for the next request',
  qop: 'what was protected',
  rspauth: 'proof that the server knows the password too',
  cnonce: 'the client’s number, repeated',
  nc: 'how often the nonce was used',
};

/** What follows a good login. */
export const authenticationInfoParts: PartsReader = (value) =>
  [...readParams(splitOutsideQuotes(value, ','))].map(([name, text]) =>
    text === ''
      ? wrong(name, 'a parameter needs a value')
      : part(`${name}="${unquote(text)}"`, lookUp(infoWords, name) ?? 'a parameter of this scheme'),
  );
