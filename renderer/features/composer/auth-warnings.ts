import { isLoopback, readTypedUrl } from '#shared/http/url-parts';
import type { Auth } from '#shared/model/auth';

/** What to know before these credentials are sent to this address. */
export function authWarnings(auth: Auth, url: string): string[] {
  if (auth.kind === 'none') return [];
  return [...overHttp(url), ...inQuery(auth)];
}

function overHttp(url: string): string[] {
  const read = readTypedUrl(url);
  if (!read.ok || read.value.scheme === 'https') return [];
  return isLoopback(read.value.host)
    ? ['Over http: fine on this machine only.']
    : ['Over http: everyone on the way can read these credentials. Use https.'];
}

const inQuery = (auth: Auth): string[] =>
  auth.kind === 'apiKey' && auth.placement === 'query'
    ? ['A key in the query ends up in logs, histories and Referer headers. A header is safer where the server takes one.']
    : [];
