import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { encodeComponent, encodeFormField } from '#shared/http/percent-encode';
import { headerValue } from '#shared/http/header-list';
import { readMediaType } from '#shared/http/media-type';
import { ok } from '#shared/result';
import type { AuthOf } from '#shared/model/auth';
import type { WireRequest } from '../../engine/wire-request';
import { CannotAuthorize, orCannot } from '../auth-failure';
import type { AuthProvider } from '../auth-provider';
import { withHeader } from '../with-header';
import { baseString, readForm, type Parameter } from './base-string';
import { hashOf, sign } from './sign';

type OAuth1 = AuthOf<'oauth1'>;

/** Signs each request anew (RFC 5849). A form that is sent counts; other bodies where their hash is asked for. */
export const oauth1: AuthProvider<'oauth1'> = {
  begin: (auth) => ({
    authorize: (request) => orCannot(async () => ok({ request: await signRequest(request, auth) })),
    foresee: (request) =>
      orCannot(async () => ok({ authorized: { request: await signRequest(request, auth) }, says: anew(auth) })),
  }),
};

const anew = ({ timestamp, nonce, signatureMethod }: OAuth1): string =>
  signatureMethod === 'PLAINTEXT' || (timestamp !== '' && nonce !== '')
    ? ''
    : 'Time and nonce, and with them the signature, are made anew for each request.';

/** The request with what RFC 5849, 3.1 lists, and the signature of it all. */
async function signRequest(request: WireRequest, auth: OAuth1): Promise<WireRequest> {
  // What has no body, such as the GET that a 303 leads to, carries it in the header.
  const placement = request.body.kind === 'none' && auth.placement === 'body' ? 'header' : auth.placement;
  if (placement === 'body' && !isForm(request))
    throw new CannotAuthorize('what OAuth adds is to go into the body, and the body is not a form');
  const own = [...protocolParameters(auth), ...(await bodyHash(request, auth))];
  const form = isForm(request) ? readForm(formText(request)) : [];
  const keys = { ...auth, privateKey: await privateKeyOf(auth) };
  const signature = sign(auth.signatureMethod, baseString(request, [...form, ...own]), keys);
  const all: Parameter[] = [...own, ['oauth_signature', signature]];
  if (placement === 'header') return withHeader(request, 'Authorization', headerText(auth, all));
  return placement === 'query' ? inQuery(request, all) : inBody(request, all);
}

/** What is empty is not sent: a token there is only later, a callback only at first. */
function protocolParameters(auth: OAuth1): Parameter[] {
  const { timestamp, nonce } = auth;
  const given: readonly Parameter[] = [
    ['oauth_consumer_key', auth.consumerKey],
    ['oauth_token', auth.token],
    ['oauth_signature_method', auth.signatureMethod],
    ['oauth_timestamp', timestamp === '' ? String(Math.floor(Date.now() / 1000)) : timestamp],
    ['oauth_nonce', nonce === '' ? randomBytes(16).toString('hex') : nonce],
    ['oauth_callback', auth.callbackUrl],
    ['oauth_verifier', auth.verifier],
    ['oauth_version', auth.version],
  ];
  return given.filter(([, value]) => value !== '');
}

/** The body hash extension of OAuth: for bodies that are no forms, with the hash of the signature. */
async function bodyHash(request: WireRequest, auth: OAuth1): Promise<Parameter[]> {
  if (!auth.includeBodyHash || isForm(request)) return [];
  const hash = createHash(auth.signatureMethod === 'PLAINTEXT' ? 'sha1' : hashOf(auth.signatureMethod));
  const { body } = request;
  if (body.kind === 'bytes') hash.update(body.bytes);
  if (body.kind === 'stream') for await (const piece of body.open()) hash.update(piece);
  return [['oauth_body_hash', hash.digest('base64')]];
}

/** RFC 5849, 3.4.1.3.1. A form is in memory, whatever its size. */
function isForm({ headers, body }: WireRequest): boolean {
  const type = readMediaType(headerValue(headers, 'Content-Type') ?? '')?.essence;
  return body.kind === 'bytes' && type === 'application/x-www-form-urlencoded';
}

const formText = ({ body }: WireRequest): string => (body.kind === 'bytes' ? body.bytes.toString('utf8') : '');

/** RFC 5849, 3.5.1. The realm is quoted as it is, and not signed. */
function headerText({ realm }: OAuth1, parameters: readonly Parameter[]): string {
  const quoted = realm === '' ? [] : [`realm="${realm.replace(/["\\]/g, '\\$&')}"`];
  return `OAuth ${[...quoted, ...parameters.map(([name, value]) => `${encodeComponent(name)}="${encodeComponent(value)}"`)].join(', ')}`;
}

const pairs = (parameters: readonly Parameter[], encode: (text: string) => string): string =>
  parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');

function inQuery(request: WireRequest, parameters: readonly Parameter[]): WireRequest {
  const { target } = request;
  const joint = !target.includes('?') ? '?' : /[?&]$/.test(target) ? '' : '&';
  return { ...request, target: `${target}${joint}${pairs(parameters, encodeComponent)}` };
}

function inBody(request: WireRequest, parameters: readonly Parameter[]): WireRequest {
  const form = formText(request);
  const bytes = Buffer.from(`${form}${form === '' ? '' : '&'}${pairs(parameters, encodeFormField)}`, 'utf8');
  return { ...request, body: { kind: 'bytes', length: bytes.length, bytes } };
}

/** A key that was pasted into one line has its line breaks again. */
const withLines = (pem: string): string =>
  pem.replace(
    /(-----BEGIN [A-Z ]+-----)([A-Za-z0-9+/=\s]+)(-----END [A-Z ]+-----)/,
    (_whole, begin: string, base64: string, end: string) => {
      const lines = base64.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
      return [begin, ...lines, end, ''].join('\n');
    },
  );

async function privateKeyOf({ signatureMethod, privateKey, privateKeyFrom }: OAuth1): Promise<string> {
  if (!signatureMethod.startsWith('RSA') || privateKeyFrom === 'text') return withLines(privateKey);
  return readFile(privateKey, 'utf8').catch(() => {
    throw new CannotAuthorize(`the private key ${privateKey} cannot be read`);
  });
}
