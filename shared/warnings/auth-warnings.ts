import { encodeComponent } from '../http/percent-encode';
import { isLoopback, readTypedUrl } from '../http/url-parts';
import { certificateForRequest, type Auth } from '../model/auth';
import { bodyOverHttp, headersOverHttp, oauthOverHttp } from './over-http';
import { redirectWarnings } from './redirect-warnings';
import { tellingNames } from '../secrets/mask-address';
import type { RequestDraft } from '../model/request-draft';

/** Said where credentials in the clear do no harm. */
export const fineHere = 'Over http: fine on this machine only.';

/** What to know before the credentials of a draft are sent. */
export function authWarnings(draft: RequestDraft): string[] {
  const { auth, url } = draft;
  return [
    ...typedAlready(auth, draft),
    ...(readableBy(auth) === null ? [] : overHttp(url, readableBy(auth) ?? '')),
    ...loginOverHttp(auth, url),
    ...oauthOverHttp(auth),
    ...headersOverHttp(draft),
    ...bodyOverHttp(draft),
    // Of an address in a form it is said beside its field.
    ...redirectWarnings({ auth: { kind: 'none' }, query: draft.query }),
    ...withoutHandshake(auth, url),
    ...inQuery(auth),
    ...inAddress(draft),
  ];
}

/** What a kind sends that everyone on the way could use; null where it proves without telling. */
function readableBy(auth: Auth): string | null {
  switch (auth.kind) {
    case 'basic':
      return 'this name and password';
    case 'bearer':
    case 'token':
    case 'oauth2':
      return 'this token';
    case 'apiKey':
      return 'this key';
    case 'session':
      return 'the session’s cookies';
    case 'oauth1':
      return auth.signatureMethod === 'PLAINTEXT' ? 'these secrets' : null;
    default:
      return null;
  }
}

/** What was typed by hand stands. */
function typedAlready(auth: Auth, { headers, query }: Pick<RequestDraft, 'headers' | 'query'>): string[] {
  if (auth.kind === 'apiKey' && auth.placement === 'query') {
    const isThere = query.some((row) => row.enabled && row.name === encodeComponent(auth.name));
    return isThere ? [`The address has “${auth.name}” already, and that is sent instead.`] : [];
  }
  const name = headerOf(auth);
  const isThere = headers.some((row) => row.enabled && row.name.toLowerCase() === name?.toLowerCase());
  return isThere ? [`Headers has “${name}” already, and that is sent instead.`] : [];
}

/** The header that a kind puts on a request; null where it puts none, or joins it with one that is there. */
function headerOf(auth: Auth): string | null {
  if (auth.kind === 'apiKey') return auth.placement === 'header' ? auth.name : null;
  if (auth.kind === 'oauth2') return auth.placement === 'header' ? auth.headerName : null;
  return ['none', 'inherit', 'session', 'clientCertificate'].includes(auth.kind) ? null : 'Authorization';
}

function overHttp(url: string, what: string): string[] {
  const read = readTypedUrl(url);
  if (!read.ok || read.value.scheme === 'https') return [];
  return isLoopback(read.value.host) ? [fineHere] : [`Over http: everyone on the way can read ${what}. Use https.`];
}

/** A login address of its own may be less safe than the request. */
function loginOverHttp(auth: Auth, url: string): string[] {
  const isLogin = auth.kind === 'session' || (auth.kind === 'token' && auth.source === 'login');
  if (!isLogin || !/^https?:/i.test(auth.loginUrl) || !url.startsWith('https')) return [];
  return overHttp(auth.loginUrl, 'name and password').map(
    (words) => `The login: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
  );
}

function withoutHandshake(auth: Auth, url: string): string[] {
  const shows = auth.kind === 'clientCertificate' || certificateForRequest(auth) !== null;
  const read = shows ? readTypedUrl(url) : null;
  return read?.ok && read.value.scheme === 'http' ? ['Over http no certificate can be shown. Use https.'] : [];
}

function inQuery(auth: Auth): string[] {
  if (auth.kind === 'apiKey' && auth.placement === 'query') {
    return ['A key in the query ends up in logs, histories and Referer headers. A header is safer where the server takes one.'];
  }
  if (auth.kind === 'oauth1' && auth.placement === 'query') {
    return ['A signature in the query ends up in logs with the token beside it. A header is safer where the server takes one.'];
  }
  if (auth.kind === 'oauth2' && auth.placement === 'query') {
    return [
      'A token in the query ends up in logs, histories and Referer headers (RFC 9700). A header is safer where the server takes one.',
    ];
  }
  return auth.kind === 'awsSigV4' && auth.placement === 'query'
    ? ['Whoever has the signed address can use it until it ends.']
    : [];
}

/** Credentials that were typed into the address by hand. */
function inAddress({ url, query }: Pick<RequestDraft, 'url' | 'query'>): string[] {
  const named = query
    .filter(({ enabled, name, value }) => enabled && value !== '' && tellingNames.test(name))
    .map(({ name }) => name);
  const read = readTypedUrl(url);
  return [
    ...named.map((name) => `“${name}” stands in the address, and addresses end up in logs, histories and Referer headers.`),
    ...(read.ok && read.value.userinfo !== null
      ? ['Name and password stand in the address. They are sent as Basic, and seen wherever it is.']
      : []),
  ];
}
