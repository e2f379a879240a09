import { createDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { defaultOptions } from '#shared/model/request-options';
import { ok } from '#shared/result';
import type { AuthOf } from '#shared/model/auth';
import type { AuthTools, AuthTurn, Foreseen, SideSend } from '../../engine/authentication';
import type { WireRequest } from '../../engine/wire-request';
import { cannotSend, CannotAuthorize, orCannot } from '../auth-failure';
import { stateless, type AuthProvider } from '../auth-provider';
import { createKeptByIdentity, identityKey, type KeptByIdentity } from '../kept-by-identity';
import { withHeader } from '../with-header';
import { resolveAddress } from './login-address';

type TokenAuth = AuthOf<'token'>;

/** The token of Django REST framework's `TokenAuthentication`, typed or fetched with name and password. */
export function createToken(): AuthProvider<'token'> {
  const fetched = createKeptByIdentity<string>();
  const typed = stateless<'token'>((request, auth) => withToken(request, auth, auth.token));
  return { begin: (auth, tools) => (auth.source === 'typed' ? typed.begin(auth, tools) : beginFetching(auth, tools, fetched)) };
}

const withToken = (request: WireRequest, { keyword }: TokenAuth, token: string): WireRequest =>
  withHeader(request, 'Authorization', keyword === '' ? token : `${keyword} ${token}`);

function beginFetching(auth: TokenAuth, { send }: AuthTools, fetched: KeptByIdentity<string>): AuthTurn {
  /** Of the first request: a redirect that is trusted must not lead name and password elsewhere. */
  let address: string | null = null;
  let used: string | null = null;
  let isNew = false;
  const addressFor = (request: WireRequest): string => (address ??= resolveAddress(auth.loginUrl, request));
  const key = (url: string) => identityKey(url, auth.username, auth.password);

  return {
    authorize: (request) =>
      orCannot(async () => {
        const url = addressFor(request);
        used = await fetched.getOrMake(key(url), () => {
          isNew = true;
          return fetchToken(url, auth, send);
        });
        return ok({ request: withToken(request, auth, used) });
      }),
    foresee: (request) =>
      orCannot<Foreseen>(async () => {
        const url = addressFor(request);
        const known = fetched.get(key(url));
        if (known === undefined)
          return ok({ authorized: null, says: `Posts name and password to ${url} and sends the token it gives.` });
        return ok({ authorized: { request: withToken(request, auth, known) }, says: 'The token was fetched already.' });
      }),
    async answer({ status }) {
      if (status !== 401 || isNew || used === null || address === null) return ok(null);
      fetched.drop(key(address), used);
      isNew = true;
      return ok({ scheme: auth.keyword, says: 'The token was refused; fetched another one.' });
    },
  };
}

/** What views that give out tokens call them. */
const tokenFields = ['token', 'key', 'auth_token', 'access'];

async function fetchToken(url: string, { username, password }: TokenAuth, send: SideSend): Promise<string> {
  const { exchange, text } = await send(
    {
      ...createDraft(url, 'POST'),
      headers: [createRow('Accept', 'application/json')],
      body: { kind: 'json', text: JSON.stringify({ username, password }) },
      options: { ...defaultOptions, followRedirects: false },
    },
    'Fetches a token for name and password.',
  );
  if (exchange.phase === 'failed') throw cannotSend('no token could be fetched', exchange.failure);
  const { status } = exchange.head;
  if (status < 200 || status > 299) throw new CannotAuthorize(`the server answered ${status} when it was asked for a token`);
  const token = tokenIn(text ?? '');
  if (token === null) throw new CannotAuthorize('the server’s answer holds no token');
  return token;
}

function tokenIn(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text);
    const found = Object.entries(answer ?? {}).find(([name, value]) => tokenFields.includes(name) && typeof value === 'string');
    return found === undefined ? null : String(found[1]);
  } catch {
    return null;
  }
}
