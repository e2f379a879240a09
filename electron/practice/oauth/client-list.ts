import type { Endpoint } from '../endpoint.ts';
import { prettyJson, withHeaders } from '../frame/answer.ts';
import { pickMediaType } from '../policies/negotiation.ts';
import { escapeHtml } from '../frame/html.ts';
import { oauthClients } from './clients.ts';
import { page } from './pages.ts';

const named = oauthClients.map(({ id, secret }) => (secret === undefined ? `${id} (no secret)` : `${id} (${secret})`)).join(', ');

export const clientList: Endpoint = {
  path: '/oauth/clients',
  methods: ['GET'],
  group: 'OAuth',
  summary: 'The programs that the authorization server knows',
  description: `They are the same on every run: ${named}. Redirects go to /callback on any port of 127.0.0.1 or localhost, or to /oauth/landing here.`,
  tryIt: [{ method: 'GET', path: '/oauth/clients', expect: 200, says: 'with grants, secrets and addresses' }],
  handle: () => prettyJson(200, oauthClients),
};

/** A place to be sent back to, for whoever has no program yet. */
export const landing: Endpoint = {
  path: '/oauth/landing',
  methods: ['GET'],
  group: 'OAuth',
  summary: 'A place to be sent back to',
  description:
    'Shows what a program would receive: code, state and iss, or error. What comes in a fragment it cannot see; the browser keeps that to itself.',
  tryIt: [{ method: 'GET', path: '/oauth/landing?code=c&state=s', expect: 200, says: 'a code and a state' }],
  handle(ask) {
    const received = Object.fromEntries(ask.query);
    const vary = [['Vary', 'Accept']] as const;
    if (pickMediaType(ask.headers.accept, ['application/json', 'text/html']) !== 'text/html')
      return prettyJson(200, { received }, [['Cache-Control', 'no-store'], ...vary]);
    const rows = Object.entries(received).map(
      ([name, value]) => `<dt><code>${escapeHtml(name)}</code></dt><dd><code>${escapeHtml(value)}</code></dd>`,
    );
    const body =
      rows.length > 0
        ? `<dl>${rows.join('\n')}</dl>`
        : '<p>Nothing in the query. A token of the implicit grant stands behind the # of the address.</p>';
    return withHeaders(page(200, 'Back at the program', body), vary);
  },
};
