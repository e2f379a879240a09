import { headerValue } from '../../http/header-list';
import type { ExchangeRule } from '../advice-rule';
import { fromField, fromStatus } from '../quote';

export const errorAsPage: ExchangeRule = {
  id: 'error-as-page',
  title: 'An error as a web page',
  weight: 'trap',
  reason:
    'A program that reads JSON fails a second time on the page, and shows its user a parse error in place of the reason. Errors should come in the format the API speaks; application/problem+json is made for them.',
  source: { name: 'RFC 9457: problem details for HTTP APIs', url: 'https://www.rfc-editor.org/rfc/rfc9457' },
  example: { worse: '500 text/html <h1>Server Error</h1>', better: '500 application/problem+json {"title": "…"}' },
  look(seen) {
    const { answer, address } = seen;
    if (!answer || answer.status < 400 || answer.mediaType?.essence !== 'text/html') return null;
    // Who asks as a browser does, or for a page, gets what was asked for.
    if (/text\/html|application\/xhtml/i.test(headerValue(seen.requestHeaders, 'Accept') ?? '')) return null;
    if (/\.(?:html?|php|aspx?)$/i.test(address.path) || answer.bodyBytes === 0) return null;
    return {
      says: `The ${answer.status} came as HTML, ${asked(headerValue(seen.requestHeaders, 'Accept'))}.`,
      evidence: [
        fromStatus(answer),
        ...fromField(answer.headers, 'Content-Type'),
        ...fromField(seen.requestHeaders, 'Accept', 'request'),
      ],
      instead: 'Content-Type: application/problem+json',
    };
  },
};

const asked = (accept: string | null): string =>
  accept === null || accept.trim() === '*/*' ? 'and nothing had asked for a page' : `and ${accept.slice(0, 60)} was asked for`;
