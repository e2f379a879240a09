import { encodeComponent } from '#shared/http/percent-encode';
import { originOf } from '#shared/http/url-parts';
import { needsPerson, type OAuth2Auth } from '#shared/model/auth/oauth2';
import type { ResponseHead } from '#shared/model/exchange';
import type { OAuthPurpose } from '#shared/model/oauth-flow';
import { fail, ok, type Result } from '#shared/result';
import type { AuthTools, AuthTurn, Authorized, Foreseen, Retry } from '../../engine/authentication';
import type { WireRequest } from '../../engine/wire-request';
import type { AuthProvider } from '../auth-provider';
import { withHeader } from '../with-header';
import { withParameter } from '../with-parameter';
import { isEnding, type Kept, type TokenKeeper } from './token-keeper';
import { withFormParameter } from './with-form-parameter';

interface Options {
  readonly keeper: TokenKeeper;
  /** What requests are bound to beside their origin: tried when nothing is kept for the origin. */
  readonly alsoBoundTo?: string;
}

/** Sends the kept token of an authorization server, renewed in time, and once more with a new one after a 401. */
export function createOAuth2({ keeper, alsoBoundTo }: Options): AuthProvider<'oauth2'> {
  return { begin: (auth, tools) => turnOf({ keeper, auth, tools, alsoBoundTo }) };
}

interface Turn {
  readonly keeper: TokenKeeper;
  readonly auth: OAuth2Auth;
  readonly tools: AuthTools;
  readonly alsoBoundTo: string | undefined;
}

function turnOf(turn: Turn): AuthTurn {
  const { keeper, auth, tools } = turn;
  let kept: Kept | null = null;
  let isReplaced = false;

  return {
    async authorize(request) {
      const found = kept === null ? await tokenFor(turn, request) : ok(kept);
      if (!found.ok) return found;
      kept = found.value;
      return put(request, auth, kept);
    },
    foresee: (request) => foresee(turn, request),
    async answer(head, sent): Promise<Result<Retry | null>> {
      if (kept === null || isReplaced || !isRefused(head, sent, kept)) return ok(null);
      isReplaced = true;
      const replaced = await keeper.replace(kept, tools);
      // What came with the 401 says more than why there is no other token.
      if (!replaced.ok) return replaced.failure.kind === 'cancelled' ? replaced : ok(null);
      kept = replaced.value;
      return ok({ scheme: 'Bearer', says: 'The token was refused, so it was renewed.' });
    },
  };
}

async function foresee({ keeper, auth, tools }: Turn, request: WireRequest): Promise<Result<Foreseen>> {
  const kept = await keeper.peek({ auth, purpose: { boundTo: originOf(request.url), environment: tools.environment } });
  if (!kept.ok) return kept;
  if (kept.value === null) return ok({ authorized: null, says: sayNone(auth) });
  const authorized = put(request, auth, kept.value);
  if (!authorized.ok) return authorized;
  const renews = isEnding(kept.value.entry) && kept.value.entry.tokens.refresh !== null && auth.autoRefresh;
  return ok({ authorized: authorized.value, says: renews ? 'The token is about to end, so it is renewed first.' : '' });
}

function sayNone(auth: OAuth2Auth): string {
  if (needsPerson(auth)) return 'There is no token yet: get one first. Without it nothing is sent.';
  return auth.autoFetch ? 'There is no token yet: one is asked for first, and kept.' : 'There is no token yet: get one first.';
}

async function tokenFor({ keeper, auth, tools, alsoBoundTo }: Turn, request: WireRequest): Promise<Result<Kept>> {
  const purpose: OAuthPurpose = { boundTo: originOf(request.url), environment: tools.environment };
  if (alsoBoundTo === undefined) return keeper.current({ auth, purpose }, tools);
  const kept = await keeper.current({ auth: { ...auth, autoFetch: false }, purpose }, tools);
  if (kept.ok || kept.failure.kind !== 'signInNeeded') return kept;
  return keeper.current({ auth, purpose: { ...purpose, boundTo: alsoBoundTo } }, tools);
}

/** A 401 to the token that was sent. What the user typed in its place is not ours to renew. */
function isRefused({ status }: ResponseHead, { request }: Authorized, { entry }: Kept): boolean {
  if (status !== 401) return false;
  const { access, id } = entry.tokens;
  const sent = `${request.target}\n${request.headers.map(([, value]) => value).join('\n')}`;
  const isBody = request.body.kind === 'bytes' && request.body.bytes.includes(encodeComponent(access));
  return (
    isBody || [access, id].some((token) => token !== null && (sent.includes(token) || sent.includes(encodeComponent(token))))
  );
}

function put(request: WireRequest, auth: OAuth2Auth, { entry }: Kept): Result<Authorized> {
  const token = auth.use === 'id' ? entry.tokens.id : entry.tokens.access;
  if (token === null) return fail({ kind: 'oauthProblem', stage: 'idToken', problem: 'idTokenMissing', detail: '' });
  const name = encodeComponent(auth.parameterName);
  switch (auth.placement) {
    case 'header':
      return ok({ request: withHeader(request, auth.headerName, auth.prefix === '' ? token : `${auth.prefix} ${token}`) });
    case 'query':
      return ok({ request: { ...request, target: withParameter(request.target, name, encodeComponent(token)) } });
    case 'body':
      return withFormParameter(request, name, encodeComponent(token));
  }
}
