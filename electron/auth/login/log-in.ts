import { CookieJar } from 'tough-cookie';
import { headerValue, headerValues } from '#shared/http/header-list';
import { saysJson } from '#shared/http/media-type';
import type { AuthOf } from '#shared/model/auth';
import type { Body } from '#shared/model/body';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { defaultOptions } from '#shared/model/request-options';
import type { ResponseHead } from '#shared/model/exchange';
import type { SideSend } from '../../engine/authentication';
import { cannotSend, CannotAuthorize } from '../auth-failure';
import { readLoginForm, type LoginForm } from './read-form';

/** A session with a server: its cookies, and the CSRF token where that is in no cookie. */
export interface Session {
  readonly jar: CookieJar;
  pageToken: string | null;
  /** `performance.now()` when it began. */
  readonly since: number;
}

/** Where a session is begun, as absolute addresses. */
export interface LoginPlace {
  readonly loginUrl: string;
  readonly formUrl: string;
}

type SessionAuth = AuthOf<'session'>;

/** Goes the way of a browser: fetches the form, posts name and password, follows where that leads, and keeps the cookies. */
export async function logIn(auth: SessionAuth, place: LoginPlace, send: SideSend): Promise<Session> {
  const session: Session = { jar: new CookieJar(), pageToken: null, since: performance.now() };
  const visit = createVisit(session, send);
  const page = await visit(createDraft(place.formUrl), 'Fetches the login form.');
  const form = readLoginForm(page.text, auth.usernameField);
  session.pageToken = tokenOf(form, auth);

  const entered = await visit(loginDraft(auth, place, session, form), 'Posts name and password.');
  refuseUnlessIn(auth, place, entered);
  await learnTokenAfter(auth, place, session, { head: entered.head, visit });
  return session;
}

/** Takes in the cookies of an answer, by the rules of RFC 6265. */
export function takeCookies(jar: CookieJar, { headers }: ResponseHead, url: string): void {
  for (const cookie of headerValues(headers, 'Set-Cookie')) jar.setCookieSync(cookie, url, { ignoreError: true });
}

/** The CSRF token as a header carries it: from its cookie, where Laravel has it percent-encoded, else from the page. */
export function csrfToken(auth: SessionAuth, { jar, pageToken }: Session, url: string): string | null {
  const cookie = auth.csrfCookie === '' ? undefined : jar.getCookiesSync(url).find(({ key }) => key === auth.csrfCookie);
  return cookie === undefined ? pageToken : decode(cookie.value);
}

interface Page {
  readonly head: ResponseHead;
  readonly text: string;
}

type Visit = (draft: RequestDraft, says: string) => Promise<Page>;

/** Sends with the session's cookies and keeps the new ones. Redirects are left to the caller, since cookies change on the way. */
function createVisit({ jar }: Session, send: SideSend): Visit {
  return async (draft, says) => {
    const cookies = jar.getCookieStringSync(draft.url);
    const { exchange, text } = await send(
      {
        ...draft,
        headers: [
          ...draft.headers,
          createRow('Referer', `${new URL(draft.url).origin}/`),
          ...(cookies === '' ? [] : [createRow('Cookie', cookies)]),
        ],
        options: { ...defaultOptions, followRedirects: false },
      },
      says,
    );
    if (exchange.phase === 'failed') throw cannotSend('logging in failed', exchange.failure);
    takeCookies(jar, exchange.head, draft.url);
    return { head: exchange.head, text: text ?? '' };
  };
}

/** The form's own token is the newest; where there is no form, a script would take the page's. */
const tokenOf = ({ hidden, metaToken }: LoginForm, { csrfField }: SessionAuth): string | null =>
  hidden.find(([name]) => name === csrfField)?.[1] ?? metaToken;

function loginDraft(auth: SessionAuth, { loginUrl }: LoginPlace, session: Session, form: LoginForm): RequestDraft {
  const token = form.hidden.find(([name]) => name === auth.csrfField)?.[1] ?? csrfToken(auth, session, loginUrl);
  const header = auth.csrfHeader === '' || token === null ? [] : [createRow(auth.csrfHeader, token)];
  const accept = auth.sendAs === 'json' ? [createRow('Accept', 'application/json')] : [];
  return { ...createDraft(loginUrl, 'POST'), headers: [...accept, ...header], body: loginBody(auth, form, token) };
}

function loginBody(auth: SessionAuth, { hidden }: LoginForm, token: string | null): Body {
  const own: [string, string][] = [
    [auth.usernameField, auth.username],
    [auth.passwordField, auth.password],
  ];
  if (auth.sendAs === 'json') return { kind: 'json', text: JSON.stringify(Object.fromEntries(own)) };
  const taken = new Set([auth.usernameField, auth.passwordField, auth.csrfField]);
  const others = hidden.filter(([name]) => !taken.has(name));
  const csrf: [string, string][] = auth.csrfField === '' || token === null ? [] : [[auth.csrfField, token]];
  return { kind: 'form', rows: [...others, ...csrf, ...own].map(([name, value]) => createRow(name, value)) };
}

/** A login that failed is often a page with 200: the form once more. */
function refuseUnlessIn(auth: SessionAuth, { loginUrl }: LoginPlace, { head, text }: Page): void {
  const { status, headers } = head;
  if (status >= 400) throw new CannotAuthorize(`the server answered ${status} to name and password`);
  if (leadsToLogin(head, loginUrl)) throw new CannotAuthorize('the server sent name and password back to the login page');
  const isPage = status < 300 && !saysJson(headerValue(headers, 'Content-Type'));
  if (isPage && readLoginForm(text, auth.usernameField).asksFor) {
    throw new CannotAuthorize('the login form came again, so name or password is wrong');
  }
}

/** Whether an answer sends one to the login page, as servers do instead of 401. */
export function leadsToLogin({ status, headers }: ResponseHead, loginUrl: string): boolean {
  const location = headerValue(headers, 'Location');
  if (location === null || status < 300 || status >= 400 || !URL.canParse(location, loginUrl)) return false;
  const [to, login] = [new URL(location, loginUrl), new URL(loginUrl)];
  return to.origin === login.origin && to.pathname === login.pathname;
}

/** A token that stands in pages alone changes with the login: the page that comes after it has the new one. */
async function learnTokenAfter(
  auth: SessionAuth,
  { loginUrl }: LoginPlace,
  session: Session,
  { head, visit }: { readonly head: ResponseHead; readonly visit: Visit },
): Promise<void> {
  const location = headerValue(head.headers, 'Location');
  const isInCookie = session.jar.getCookiesSync(loginUrl).some(({ key }) => key === auth.csrfCookie);
  if (location === null || isInCookie || !URL.canParse(location, loginUrl)) return;
  const next = new URL(location, loginUrl);
  if (next.origin !== new URL(loginUrl).origin) return;
  const page = await visit(createDraft(next.href), 'Goes where the login leads.');
  session.pageToken = tokenOf(readLoginForm(page.text, auth.usernameField), auth) ?? session.pageToken;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
