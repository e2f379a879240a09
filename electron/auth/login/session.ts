import { hrefOf, originOf } from '#shared/http/url-parts';
import { ok } from '#shared/result';
import type { ResponseHead } from '#shared/model/exchange';
import type { AuthOf } from '#shared/model/auth';
import type { AuthTurn, AuthTools, Foreseen, Retry } from '../../engine/authentication';
import type { WireRequest } from '../../engine/wire-request';
import { orCannot } from '../auth-failure';
import type { AuthProvider } from '../auth-provider';
import { createKeptByIdentity, identityKey, type KeptByIdentity } from '../kept-by-identity';
import { withCookie, withHeader } from '../with-header';
import { csrfToken, leadsToLogin, logIn, takeCookies, type LoginPlace, type Session } from './log-in';
import { resolveAddress } from './login-address';

type SessionAuth = AuthOf<'session'>;

/** A 403 within this time after a login is a matter of permission. */
const youngMs = 60_000;

/** Logs in through a form and keeps the session until the server has ended it; then logs in once more. */
export function createSession(): AuthProvider<'session'> {
  const sessions = createKeptByIdentity<Session>();
  return { begin: (auth, tools) => beginSession(auth, tools, sessions) };
}

function beginSession(auth: SessionAuth, tools: AuthTools, sessions: KeptByIdentity<Session>): AuthTurn {
  /** Of the first request: a redirect that is trusted must not lead the login elsewhere. */
  let place: LoginPlace | null = null;
  let used: Session | null = null;
  let isNew = false;
  const placeFor = (request: WireRequest): LoginPlace => (place ??= placeOf(auth, request));

  return {
    authorize: (request) =>
      orCannot(async () => {
        const at = placeFor(request);
        used = await sessions.getOrMake(keyOf(auth, at), () => {
          isNew = true;
          return logIn(auth, at, tools.send);
        });
        return ok({ request: withSession(request, auth, used) });
      }),

    foresee: (request) =>
      orCannot<Foreseen>(async () => {
        const at = placeFor(request);
        const known = sessions.get(keyOf(auth, at));
        if (known === undefined) return ok({ authorized: null, says: beforehand(at) });
        return ok({ authorized: { request: withSession(request, auth, known) }, says: 'Logged in already.' });
      }),

    async answer(head, { request }) {
      if (used === null || place === null) return ok(null);
      takeCookies(used.jar, head, hrefOf({ ...request.url, target: request.target }));
      if (isNew || !isEnd(head, place, used)) return ok(null);
      sessions.drop(keyOf(auth, place), used);
      // Whatever comes next is the answer, whoever it was that logged in again.
      isNew = true;
      return ok(again);
    },
  };
}

const again: Retry = { scheme: 'Session', says: 'The session had ended; logged in again.' };

const beforehand = ({ formUrl, loginUrl }: LoginPlace): string =>
  `Fetches ${formUrl}${formUrl === loginUrl ? '' : `, then ${loginUrl}`}, posts name and password there, and sends the session’s cookies along.`;

function placeOf(auth: SessionAuth, request: WireRequest): LoginPlace {
  const loginUrl = resolveAddress(auth.loginUrl, request);
  return { loginUrl, formUrl: auth.formUrl === '' ? loginUrl : resolveAddress(auth.formUrl, request) };
}

const keyOf = (auth: SessionAuth, place: LoginPlace): string => identityKey(place.loginUrl, place.formUrl, JSON.stringify(auth));

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/** The cookies that belong to the address, and the CSRF token where the request changes something. */
function withSession(request: WireRequest, auth: SessionAuth, session: Session): WireRequest {
  const url = hrefOf({ ...request.url, target: request.target });
  const cookies = session.jar.getCookiesSync(url);
  if (cookies.length === 0) return request;
  const known = cookies.reduce((made, { key, value }) => withCookie(made, key, value), request);
  // Django over https and Laravel look at where a request comes from, as browsers tell it.
  const told = withHeader(known, 'Referer', `${originOf(request.url)}/`);
  const token = safe.includes(request.method) ? null : csrfToken(auth, session, url);
  return token === null || auth.csrfHeader === '' ? told : withHeader(told, auth.csrfHeader, token);
}

/** Whether an answer says that the session is over: 419 is Laravel's, and 403 what Django says to strangers. */
function isEnd(head: ResponseHead, { loginUrl }: LoginPlace, { since }: Session): boolean {
  if (head.status === 401 || head.status === 419 || leadsToLogin(head, loginUrl)) return true;
  return head.status === 403 && performance.now() - since > youngMs;
}
