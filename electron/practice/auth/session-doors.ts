import type { Endpoint } from '../endpoint.ts';
import { empty, typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { htmlPage, pagePolicy } from '../frame/html.ts';
import { refuse } from '../frame/refuse.ts';
import { closeSession, cookiesOf, csrfCookie, openSession, randomToken, sessionAuthenticator } from '../policies/sessions.ts';
import { accounts } from '../world/people.ts';
import { authEndpoint } from './auth-endpoint.ts';

const formType = { 'Content-Type': 'application/x-www-form-urlencoded' };
const token = 'the-same-in-both-places';

const loginEndpoint: Endpoint = {
  path: '/auth/session/login/',
  methods: ['GET', 'POST'],
  group: 'Authentication',
  summary: 'A login page',
  description:
    'GET gives a form and a csrftoken cookie; POST with username, password and that token as csrfmiddlewaretoken begins a session and goes on with 302. A wrong password is the page once more, with 200, as Django does it; a missing token is 403.',
  tryIt: [
    { method: 'GET', path: '/auth/session/login/', expect: 200, says: 'a form, and a cookie' },
    {
      method: 'POST',
      path: '/auth/session/login/',
      headers: { ...formType, Cookie: `csrftoken=${token}` },
      body: `csrfmiddlewaretoken=${token}&username=alice&password=practice`,
      expect: 302,
      says: 'logged in; two cookies',
    },
    {
      method: 'POST',
      path: '/auth/session/login/',
      headers: { ...formType, Cookie: `csrftoken=${token}` },
      body: `csrfmiddlewaretoken=${token}&username=alice&password=guess`,
      expect: 200,
      says: 'a wrong password, and still 200',
    },
    {
      method: 'POST',
      path: '/auth/session/login/',
      headers: formType,
      body: 'username=alice&password=practice',
      expect: 403,
      says: 'no token',
    },
  ],
  async handle(ask) {
    if (ask.method !== 'POST') return loginPage();
    const body = await ask.body();
    if (!body.ok) return refuse(ask, body.refusal);
    const form = new URLSearchParams(body.value.toString('utf8'));
    const sent = form.get('csrfmiddlewaretoken') ?? '';
    if (sent === '' || sent !== cookiesOf(ask).get('csrftoken')) return forbiddenPage();
    const account = accounts.find(
      ({ username, password }) => username === form.get('username') && password === form.get('password'),
    );
    return account ? loggedIn(ask, account.username) : loginPage('Please enter a correct username and password.');
  },
};

function loggedIn(ask: Ask, username: string): WholeAnswer {
  ask.identity = username;
  return empty(302, [['Location', '/auth/session/'], ['Vary', 'Cookie'], ...openSession(ask, username)]);
}

function loginPage(complaint = ''): WholeAnswer {
  const csrf = randomToken();
  const form = `<h1>Log in</h1>
${complaint === '' ? '' : `<p role="alert">${complaint}</p>`}
<form method="post" action="/auth/session/login/">
<input type="hidden" name="csrfmiddlewaretoken" value="${csrf}">
<p><label>Username <input name="username" autocomplete="username"></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p>
<p><button>Log in</button></p>
</form>`;
  return page(200, 'Log in', form, [csrfCookie(csrf)]);
}

const forbiddenPage = (): WholeAnswer =>
  page(403, 'Forbidden', '<h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p>', []);

function page(status: number, title: string, body: string, headers: readonly HeaderPair[]): WholeAnswer {
  return typed(status, 'text/html; charset=utf-8', htmlPage({ title, body }), [
    ['Vary', 'Cookie'],
    ['Content-Security-Policy', pagePolicy],
    ...headers,
  ]);
}

const logoutEndpoint: Endpoint = {
  path: '/auth/session/logout/',
  methods: ['POST'],
  group: 'Authentication',
  summary: 'The end of a session',
  description:
    'Ends the session on the server and takes the cookie away. The cookie alone would not do: whoever kept a copy could go on.',
  tryIt: [{ method: 'POST', path: '/auth/session/logout/', expect: 302, says: 'logged out' }],
  handle: (ask) => empty(302, [['Location', '/auth/session/login/'], ['Vary', 'Cookie'], ...closeSession(ask)]),
};

export const sessionDoors: readonly Endpoint[] = [
  authEndpoint('/auth/session/', sessionAuthenticator, {
    summary: 'A session in a cookie',
    description:
      'Knows you by the sessionid cookie from the login page. A session has no challenge, so a stranger is told 403; and what changes something must show the CSRF token in X-CSRFToken, because cookies come along by themselves.',
    tryIt: [{ method: 'GET', path: '/auth/session/', expect: 403, says: 'no session, and nothing to challenge with' }],
  }),
  loginEndpoint,
  logoutEndpoint,
];
