import { headerValue } from '../../http/header-list';
import type { ExchangeRule } from '../advice-rule';
import type { Seen } from '../seen';

export const credentialsOverHttp: ExchangeRule = {
  id: 'credentials-over-http',
  title: 'Credentials without https',
  weight: 'fault',
  reason:
    'Everybody on the way reads what goes over http, and Basic is readable as it is. A bearer token or a key that was seen once works for whoever saw it.',
  source: {
    name: 'RFC 6750, 5.3: TLS must be used with bearer tokens',
    url: 'https://www.rfc-editor.org/rfc/rfc6750#section-5.3',
  },
  example: { worse: 'http://api.example/me with Authorization: Basic …', better: 'https://api.example/me with the same' },
  look(seen) {
    const { scheme, isLocal, authority } = seen.address;
    // What a variable stands for may be this machine.
    if (scheme !== 'http' || isLocal || authority === '' || authority.includes('{{')) return null;
    const sent = readableCredential(seen);
    if (sent === null) return null;
    return {
      says: `${sent.words} to ${authority} for all on the way to read.`,
      evidence: [{ where: 'request', quote: sent.quote, marked: null }],
      instead: `https://${authority}${seen.address.path}`,
    };
  },
};

/** A signature or an answer to a challenge does not tell the secret: only what can be used again counts. */
function readableCredential({ requestHeaders, authKind }: Seen): { words: string; quote: string } | null {
  const authorization = headerValue(requestHeaders, 'Authorization');
  const scheme = /^(Basic|Bearer|Token)\s/i.exec(authorization ?? '')?.[1];
  if (scheme !== undefined) return { words: `A ${scheme} credential goes`, quote: `Authorization: ${scheme} ••••` };
  const key = requestHeaders.find(([name, value]) => /^(?:x-)?(?:api-?key|auth-?token)$/i.test(name) && value !== '')?.[0];
  if (key !== undefined) return { words: `${key} goes`, quote: `${key}: ••••` };
  // A saved request has no header yet; what its form will add is known.
  return /^(?:basic|bearer|apiKey|token|oauth2)$/.test(authKind) && authorization === null
    ? { words: `Its credential (${authKind}) goes`, quote: `auth: ${authKind}` }
    : null;
}
