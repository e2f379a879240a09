import { typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import { escapeHtml, htmlPage, pagePolicy } from '../frame/html.ts';

/** A form here ends at the program's own address on this machine, which the page policy must let through. */
const policy = pagePolicy.replace("form-action 'self'", "form-action 'self' http://127.0.0.1:* http://localhost:*");

export const pageHeaders: readonly HeaderPair[] = [
  ['Cache-Control', 'no-store'],
  ['Content-Security-Policy', policy],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
];

export function page(status: number, title: string, body: string): WholeAnswer {
  return typed(status, 'text/html; charset=utf-8', html(title, body), pageHeaders);
}

export const html = (title: string, body: string): string =>
  htmlPage({ title, body: `<main><h1>${escapeHtml(title)}</h1>\n${body}</main>` });

export const overPage = (): WholeAnswer =>
  page(
    400,
    'This page is over',
    '<p>It belongs to no request to log in, or to one of another browser, or it took too long. Begin again at the program that sent you.</p>',
  );

interface Asked {
  /** Where the answers go. */
  readonly action: string;
  readonly client: string;
}

export function loginPage({ action, client }: Asked, complaint = ''): WholeAnswer {
  return page(
    complaint === '' ? 200 : 401,
    'Log in',
    `<p>${escapeHtml(client)} wants to know who you are.</p>
${complaint === '' ? '' : `<p role="alert">${escapeHtml(complaint)}</p>`}
<form method="post" action="${escapeHtml(action)}/login">
<p><label>Username <input name="username" autocomplete="username" autofocus></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p>
<p><button>Log in</button></p>
</form>
<p class="quiet">alice, bert and dora; the password is practice.</p>
${refusal(action)}`,
  );
}

export function consentPage({ action, client }: Asked, username: string, scopes: readonly string[]): WholeAnswer {
  const wishes = scopes
    .map((scope) => `<li><code>${escapeHtml(scope)}</code> ${escapeHtml(meaning[scope] ?? '')}</li>`)
    .join('\n');
  return page(
    200,
    'Allow access?',
    `<p>You are ${escapeHtml(username)}. ${escapeHtml(client)} asks for this:</p>
<ul>${wishes || '<li>nothing new</li>'}</ul>
<form method="post" action="${escapeHtml(action)}/allow"><p><button autofocus>Allow</button></p></form>
${refusal(action)}`,
  );
}

const refusal = (action: string): string =>
  `<form method="post" action="${escapeHtml(action)}/refuse"><p><button>Refuse</button></p></form>`;

const meaning: Readonly<Record<string, string>> = {
  openid: 'to know which of the people here you are',
  profile: 'your name',
  email: 'your mail address',
  offline_access: 'to go on while you are away',
  'library.read': 'to read at /auth/oauth2/',
  'library.write': 'to write there',
};
