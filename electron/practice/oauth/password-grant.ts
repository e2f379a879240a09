import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { accounts } from '../world/people.ts';
import { lifetimes } from './settings.ts';

/** RFC 6749 section 4.3, which OAuth 2.1 leaves out: the program is given the password itself. */
export function registerPasswordGrant(provider: Provider): void {
  provider.registerGrantType('password', (ctx) => answer(provider, ctx), ['username', 'password', 'scope']);
}

async function answer(provider: Provider, ctx: KoaContextWithOIDC): Promise<void> {
  const { params = {}, client } = ctx.oidc;
  const account = accounts.find(({ username, password }) => username === params['username'] && password === params['password']);
  if (!client || !account) {
    ctx.status = 400;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { error: 'invalid_grant', error_description: 'invalid username or password' };
    return;
  }
  const scope = typeof params['scope'] === 'string' ? params['scope'] : 'library.read';
  const grant = new provider.Grant({ accountId: account.username, clientId: client.clientId });
  grant.addOIDCScope(scope);
  const common = { accountId: account.username, client, grantId: await grant.save(), gty: 'password', scope };
  const token = new provider.AccessToken({ ...common, claims: {} } as ConstructorParameters<typeof provider.AccessToken>[0]);
  const refresh = new provider.RefreshToken({ ...common, claims: {}, rotations: 0 } as unknown as ConstructorParameters<
    typeof provider.RefreshToken
  >[0]);
  ctx.set('Cache-Control', 'no-store');
  ctx.body = {
    access_token: await token.save(),
    expires_in: lifetimes.AccessToken,
    token_type: 'Bearer',
    scope,
    refresh_token: await refresh.save(),
  };
}
