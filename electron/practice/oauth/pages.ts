import { typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import { escapeHtml, htmlPage, pagePolicy } from '../frame/html.ts';
import { oauthClients } from './clients.ts';

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
  htmlPage({ title, body: `<main class="dialog"><h1>${escapeHtml(title)}</h1>\n${body}</main>` });

export const overPage = (): WholeAnswer =>
  page(
    400,
    'This page is over',
    '<p>It belongs to no request to log in, or to one of another browser, or it took too long. Begin again at the program that sent you.</p>',
  );

interface Asked {
  /** Where the answers go. */
  readonly action: string;
  readonly clientId: string;
}

export function loginPage({ action, clientId }: Asked, complaint = ''): WholeAnswer {
  return page(
    complaint === '' ? 200 : 401,
    'Log in',
    `<p><strong>${escapeHtml(clientId)}</strong> wants to know who you are.</p>
${describe(clientId)}
${complaint === '' ? '' : `<p role="alert">${escapeHtml(complaint)}</p>`}
<form method="post" action="${escapeHtml(action)}/login">
<label>Username <input name="username" autocomplete="username" autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password"></label>
<p class="quiet">alice, bert or dora; the password is practice.</p>
<button class="main">Log in</button>${refuseButton}
</form>
${refusal(action)}`,
  );
}

export function consentPage({ action, clientId }: Asked, username: string, scopes: readonly string[]): WholeAnswer {
  const wishes = scopes
    .map((scope) => `<li><code>${escapeHtml(scope)}</code> ${escapeHtml(meaning[scope] ?? '')}</li>`)
    .join('\n');
  return page(
    200,
    'Allow access?',
    `<p>You are ${escapeHtml(username)}. <strong>${escapeHtml(clientId)}</strong> asks for this:</p>
${describe(clientId)}
<ul>${wishes || '<li>nothing new</li>'}</ul>
<form method="post" action="${escapeHtml(action)}/allow"><button class="main" autofocus>Allow</button>${refuseButton}</form>
${refusal(action)}`,
  );
}

const refuseButton = '<button form="refusal">Refuse</button>';
const refusal = (action: string): string => `<form id="refusal" method="post" action="${escapeHtml(action)}/refuse"></form>`;

/** What kind of program it is; nothing for one that is not on the list. */
export function describe(clientId: string): string {
  const says = oauthClients.find(({ id }) => id === clientId)?.says;
  return says === undefined ? '' : `<p class="quiet">It is ${escapeHtml(says)}.</p>`;
}

const meaning: Readonly<Record<string, string>> = {
  openid: 'to know which of the people here you are',
  profile: 'your name',
  email: 'your mail address',
  offline_access: 'to go on while you are away',
  'library.read': 'to read at /auth/oauth2/',
  'library.write': 'to write there',
};
