import type { ExchangeRule } from '../advice-rule';
import { fromRequest, secretParam } from '../quote';
import type { Seen } from '../seen';

export const keyInAddress: ExchangeRule = {
  id: 'key-in-address',
  title: 'A credential in the address',
  weight: 'trap',
  reason:
    'Addresses are written down everywhere: in the logs of servers and proxies, in histories, bookmarks, Referer fields and screenshots. A header is not. Who finds the address has the key.',
  source: {
    name: 'RFC 9700, 4.3.2: tokens must not be passed in a query',
    url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.3.2',
  },
  example: { worse: 'GET /books?api_key=k3y', better: 'GET /books with X-API-Key: k3y' },
  look(seen) {
    const names = secretsIn(seen);
    const [first] = names;
    if (first === undefined) {
      if (!seen.address.hasUserinfo) return null;
      return {
        says: 'A name and a password stand before the @ of the address.',
        evidence: [{ where: 'request', quote: `••••@${seen.address.authority}${seen.address.path}`, marked: '••••' }],
        instead: 'Authorization: Basic …, over https',
      };
    }
    return {
      says: `${names.join(' and ')} ${names.length === 1 ? 'goes' : 'go'} along in the query.`,
      evidence: [fromRequest(seen, first)],
      instead: /token|jwt|bearer/i.test(first) ? 'Authorization: Bearer …' : 'a header, such as X-API-Key: …',
    };
  },
};

/** `key` and `token` are also words for places in lists and names of things: only what looks like a secret counts. */
function secretsIn({ address: { query } }: Seen): string[] {
  const isPresigned = query.some(([name]) => /^x-amz-(?:expires|date)$|^se$|^expires$/i.test(name));
  return query.flatMap(([name, value]) => {
    if (value === '' || (isPresigned && /sig/i.test(name))) return [];
    if (name.toLowerCase() === 'key') return looksSecret(value) ? [name] : [];
    if (/^(?:token|auth|sig|signature)$/i.test(name)) return value.length >= 8 ? [name] : [];
    return secretParam.test(name) ? [name] : [];
  });
}

const looksSecret = (value: string): boolean =>
  value.startsWith('{{') || (value.length >= 16 && /\d/.test(value) && /[a-z]/i.test(value) && /^[\w.-]+$/.test(value));
