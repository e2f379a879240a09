import { isLoopback, readTypedUrl } from '#shared/http/url-parts';
import { encodeComponent } from '#shared/http/percent-encode';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Auth } from '#shared/model/auth';

/** What to know before the credentials of a draft are sent. */
export function authWarnings({ auth, url, headers, query }: RequestDraft): string[] {
  if (auth.kind === 'none') return [];
  return [...typedAlready(auth, { headers, query }), ...overHttp(url), ...inQuery(auth)];
}

/** What was typed by hand stands. */
function typedAlready(auth: Auth, { headers, query }: Pick<RequestDraft, 'headers' | 'query'>): string[] {
  if (auth.kind === 'apiKey' && auth.placement === 'query') {
    return query.some((row) => row.enabled && row.name === encodeComponent(auth.name))
      ? [`The address has “${auth.name}” already, and that is sent instead.`]
      : [];
  }
  const name = auth.kind === 'apiKey' ? auth.name : 'Authorization';
  return headers.some((row) => row.enabled && row.name.toLowerCase() === name.toLowerCase())
    ? [`Headers has “${name}” already, and that is sent instead.`]
    : [];
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
