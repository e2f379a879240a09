import type { Failure } from '../failure';
import { controlCharacter } from '../http/url-parts';
import { certificateBeside, type Auth, type AuthKind, type AuthOf } from './auth';
import { checkHeaderName, isToken } from './check-header';

/** Everything that keeps an auth from being used, each with its field. A secret is never repeated in the message. */
export function checkAuth(auth: Auth): Failure[] {
  // The table is keyed by the same kinds, which TypeScript cannot follow through a union.
  const { required, more } = rules[auth.kind] as Rules<AuthKind>;
  const empty = required(auth).flatMap((field) => (valueOf(auth, field) === '' ? [bad(field, `${the(field)} is empty.`)] : []));
  const beside = certificateBeside(auth);
  return [...empty, ...(more?.(auth) ?? []), ...checkText(auth), ...(beside ? checkAuth(beside) : [])];
}

/** How messages and forms call the fields. */
export const authFieldWords: Readonly<Record<string, string>> = {
  username: 'user name',
  value: 'key',
  loginUrl: 'login address',
  formUrl: 'address of the form',
  usernameField: 'field of the user name',
  passwordField: 'field of the password',
  csrfCookie: 'CSRF cookie',
  csrfHeader: 'CSRF header',
  csrfField: 'CSRF field',
  consumerKey: 'consumer key',
  consumerSecret: 'consumer secret',
  tokenSecret: 'token secret',
  privateKey: 'private key',
  callbackUrl: 'callback address',
  clientId: 'client id',
  clientSecret: 'client secret',
  tokenUrl: 'token address',
  authorizationUrl: 'authorization address',
  accessKeyId: 'access key id',
  secretAccessKey: 'secret access key',
  sessionToken: 'session token',
  certificatePath: 'certificate',
  keyPath: 'key file',
  pkcs12Path: 'PKCS#12 file',
};

interface Rules<K extends AuthKind> {
  /** Fields that must not be empty. */
  readonly required: (auth: AuthOf<K>) => readonly string[];
  readonly more?: (auth: AuthOf<K>) => Failure[];
}

const nothing = { required: () => [] };

const rules: { readonly [K in AuthKind]: Rules<K> } = {
  none: nothing,
  inherit: nothing,
  basic: {
    required: () => [],
    more: ({ username }) => (username.includes(':') ? [bad('username', 'A user name for Basic cannot hold a colon.')] : []),
  },
  bearer: { required: () => ['token'] },
  apiKey: { required: () => ['name'], more: checkKey },
  token: { required: ({ source }) => (source === 'typed' ? ['token'] : ['loginUrl', 'username']) },
  session: {
    required: () => ['loginUrl', 'username', 'usernameField', 'passwordField'],
    more: ({ csrfHeader }) => checkName('csrfHeader', csrfHeader === '' ? null : checkHeaderName(csrfHeader)),
  },
  digest: { required: () => ['username'] },
  oauth1: {
    required: ({ signatureMethod }) => (signatureMethod.startsWith('RSA') ? ['consumerKey', 'privateKey'] : ['consumerKey']),
  },
  oauth2: {
    required: ({ grant, discovery }) => [
      'clientId',
      ...(discovery === '' ? [grant === 'implicit' ? 'authorizationUrl' : 'tokenUrl'] : []),
      ...(grant === 'password' ? ['username', 'password'] : []),
    ],
  },
  awsSigV4: { required: ({ source }) => (source === 'typed' ? ['accessKeyId', 'secretAccessKey'] : []) },
  ntlm: { required: () => ['username'] },
  clientCertificate: { required: ({ format }) => [format === 'pem' ? 'certificatePath' : 'pkcs12Path'] },
};

function checkKey({ name, value, placement }: AuthOf<'apiKey'>): Failure[] {
  const another = placement === 'cookie' && value.includes(';');
  return [
    ...(name === '' ? [] : checkKeyName(name, placement)),
    ...(another ? [bad('value', 'The key holds a semicolon, which begins another cookie.')] : []),
  ];
}

function checkKeyName(name: string, placement: AuthOf<'apiKey'>['placement']): Failure[] {
  if (placement === 'query') return [];
  if (placement === 'header') return checkName('name', checkHeaderName(name));
  return checkName('name', isToken(name) ? null : 'A cookie’s name has letters, digits and a few signs only, no space.');
}

const checkName = (field: string, reason: string | null): Failure[] => (reason === null ? [] : [bad(field, reason)]);

/** What ends up on the wire holds no control characters; a private key has lines. */
function checkText(auth: Auth): Failure[] {
  return Object.entries(auth).flatMap(([field, value]) => {
    if (typeof value !== 'string' || field === 'privateKey') return [];
    const control = controlCharacter(value);
    return control === null ? [] : [bad(field, `${the(field)} holds ${control}.`)];
  });
}

const bad = (field: string, reason: string): Failure => ({ kind: 'badDraft', place: { part: 'auth', field }, reason });
const the = (field: string): string => `The ${authFieldWords[field] ?? field}`;

function valueOf(auth: Auth, field: string): unknown {
  return Object.entries(auth).find(([name]) => name === field)?.[1];
}
