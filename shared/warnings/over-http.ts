import { isLoopback, readTypedUrl } from '../http/url-parts';
import type { Auth } from '../model/auth';
import type { Body } from '../model/body';
import type { RequestDraft } from '../model/request-draft';

/** Whether what goes to an address can be read by everyone on the way: over http, and not on this machine. */
export function isReadOnTheWay(url: string): boolean {
  const read = readTypedUrl(url);
  return read.ok && read.value.scheme === 'http' && !isLoopback(read.value.host);
}

const oauthAddresses = [
  ['discovery', 'discovery address', 'which addresses it names'],
  ['authorizationUrl', 'authorization address', 'the sign-in'],
  ['tokenUrl', 'token address', 'the client’s secret and the token'],
  ['refreshUrl', 'refresh address', 'the client’s secret and the token'],
  ['deviceUrl', 'device address', 'the device’s code'],
  ['revocationUrl', 'revocation address', 'the token'],
  ['introspectionUrl', 'introspection address', 'the token'],
] as const;

/** What an authorization server is told over http; a login has a warning of its own. */
export function oauthOverHttp(auth: Auth): string[] {
  if (auth.kind !== 'oauth2') return [];
  return oauthAddresses.flatMap(([field, name, what]) =>
    auth[field] !== '' && isReadOnTheWay(auth[field])
      ? [`The ${name} is over http: everyone on the way can read ${what}. Use https.`]
      : [],
  );
}

const credentialHeader = /^(?:authorization|proxy-authorization|cookie|x-api-key|api-key|x-auth-token)$/i;

/** Credentials in headers that were typed by hand. */
export function headersOverHttp({ url, headers }: Pick<RequestDraft, 'url' | 'headers'>): string[] {
  const found = headers.find(({ enabled, name, value }) => enabled && value !== '' && credentialHeader.test(name.trim()));
  return found && isReadOnTheWay(url) ? [`Over http: everyone on the way can read the header ${found.name}. Use https.`] : [];
}

const passwordField = /^(?:.*[_\-.[])?(?:password|passwd|passphrase|pwd|client_secret)[0-9\]]*$/i;

/** A password among the fields of a body. */
export function bodyOverHttp({ url, body }: Pick<RequestDraft, 'url' | 'body'>): string[] {
  const field = isReadOnTheWay(url) ? fieldsOf(body).find((name) => passwordField.test(name)) : undefined;
  return field === undefined ? [] : [`Over http: everyone on the way can read “${field}”. Use https.`];
}

const isFormText = ({ mediaType }: Extract<Body, { kind: 'text' }>): boolean =>
  mediaType.toLowerCase().startsWith('application/x-www-form-urlencoded');

function fieldsOf(body: Body): string[] {
  if (body.kind === 'form') return body.rows.flatMap(({ enabled, name, value }) => (enabled && value !== '' ? [name] : []));
  if (body.kind === 'multipart') return body.parts.flatMap((part) => (part.enabled && part.kind !== 'file' ? [part.name] : []));
  if (body.kind === 'text')
    return isFormText(body) ? [...body.text.matchAll(/(?:^|&)([^=&]+)=[^&]/g)].map(([, name = '']) => name) : [];
  if (body.kind === 'graphql')
    return [...membersIn(body.variables), ...[...body.query.matchAll(/\b(\w+)\s*:\s*"[^"]/g)].map(([, name = '']) => name)];
  return body.kind === 'json' ? membersIn(body.text) : [];
}

/** Names are looked for, not values: what is not JSON yet has them too. */
const membersIn = (text: string): string[] => [...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:\s*"[^"]/g)].map(([, name = '']) => name);
