import type { Endpoint } from '../endpoint.ts';
import { empty, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { escapeHtml } from '../frame/html.ts';
import { refuse } from '../frame/refuse.ts';
import { page } from '../oauth/pages.ts';
import { randomToken } from '../policies/sessions.ts';
import { accounts } from '../world/people.ts';
import { deskOf, type Desk, type RequestToken } from './consumers.ts';

const path = '/oauth1/authorize';

export const authorize: Endpoint = {
  path,
  methods: ['GET', 'POST'],
  group: 'OAuth',
  summary: 'OAuth 1.0: a person says yes',
  description:
    'The second step (RFC 5849 section 2.2): the program sends a browser here with oauth_token. The person logs in and allows it; the form posts username, password and oauth_token, or refuse. Then the browser goes back with oauth_verifier, or is shown it where the callback was oob.',
  tryIt: [
    { method: 'GET', path: `${path}?oauth_token=old`, expect: 400, says: 'no such request' },
    { method: 'POST', path, body: 'oauth_token=old&username=alice&password=practice', expect: 400, says: 'no such request' },
  ],
  async handle(ask) {
    const desk = await deskOf(ask.world);
    if (ask.method !== 'POST') {
      const token = pending(ask, desk, ask.query.get('oauth_token'));
      return token ? allowPage(token, '') : over();
    }
    const body = await ask.body();
    if (!body.ok) return refuse(ask, body.refusal);
    const form = new URLSearchParams(body.value.toString('utf8'));
    const token = pending(ask, desk, form.get('oauth_token'));
    return token ? answer(ask, { desk, token, form }) : over();
  },
};

function pending(ask: Ask, desk: Desk, value: string | null): RequestToken | undefined {
  const token = desk.requestTokens.get(value ?? '');
  return token && token.verifier === null && token.expires > ask.world.clock.now() ? token : undefined;
}

const over = (): WholeAnswer =>
  page(400, 'This page is over', '<p>No program waits for an answer to this. Begin again at the program that sent you.</p>');

function allowPage({ value, consumerKey }: RequestToken, complaint: string): WholeAnswer {
  return page(
    complaint === '' ? 200 : 401,
    'Allow access?',
    `<p><strong>${escapeHtml(consumerKey)}</strong> wants to act for you at /auth/oauth1/.</p>
${complaint === '' ? '' : `<p role="alert">${escapeHtml(complaint)}</p>`}
<form method="post" action="${path}">
<input type="hidden" name="oauth_token" value="${escapeHtml(value)}">
<label>Username <input name="username" autocomplete="username" autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password"></label>
<p class="quiet">alice, bert or dora; the password is practice.</p>
<button class="main">Log in and allow</button><button name="refuse" value="yes">Refuse</button>
</form>`,
  );
}

interface Answered {
  readonly desk: Desk;
  readonly token: RequestToken;
  readonly form: URLSearchParams;
}

function answer(ask: Ask, { desk, token, form }: Answered): WholeAnswer {
  if (form.has('refuse')) {
    desk.requestTokens.delete(token.value);
    return goBack(token, 'The program was not let in', { oauth_problem: 'user_refused' });
  }
  const account = accounts.find(
    ({ username, password }) => username === form.get('username') && password === form.get('password'),
  );
  if (!account) return allowPage(token, 'That name and password do not belong together.');
  ask.identity = account.username;
  const verifier = randomToken();
  desk.requestTokens.set(token.value, { ...token, username: account.username, verifier });
  return goBack(token, 'Give this to the program', { oauth_token: token.value, oauth_verifier: verifier });
}

function goBack({ callback }: RequestToken, title: string, fields: Readonly<Record<string, string>>): WholeAnswer {
  if (callback === 'oob') {
    const rows = Object.entries(fields).map(
      ([name, value]) => `<dt><code>${name}</code></dt><dd><code>${escapeHtml(value)}</code></dd>`,
    );
    return page(200, title, `<dl>${rows.join('\n')}</dl>`);
  }
  const back = new URL(callback);
  for (const [name, value] of Object.entries(fields)) back.searchParams.append(name, value);
  return empty(302, [
    ['Location', back.href],
    ['Cache-Control', 'no-store'],
  ]);
}
