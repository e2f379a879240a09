import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { DeviceCode } from '#shared/model/oauth-flow';
import { authorizationCode } from './authorization-code';
import { resolveServer, type AuthServer } from './authorization-server';
import { clientCredentials } from './client-credentials';
import type { BrowserTools } from './come-back';
import { deviceCode } from './device-code';
import { implicit } from './implicit';
import type { OAuthTools } from './oauth-tools';
import { passwordGrant } from './password-grant';
import type { TokenSet } from './token-set';

/** What a flow needs where a person takes part. */
export interface PersonTools {
  readonly browser: BrowserTools;
  readonly showDevice: (code: DeviceCode) => void;
}

/** Gets tokens by the grant that the form names, and says of which server they are. */
export async function getTokens(
  auth: OAuth2Auth,
  tools: OAuthTools,
  person: PersonTools,
): Promise<{ readonly server: AuthServer; readonly tokens: TokenSet }> {
  const server = await resolveServer(auth, tools);
  const call = { auth, server, tools };
  const grants = {
    authorizationCode: () => authorizationCode(call, person.browser),
    implicit: () => implicit(call, person.browser),
    clientCredentials: () => clientCredentials(call),
    password: () => passwordGrant(call),
    deviceCode: () => deviceCode(call, person.showDevice),
  };
  return { server, tokens: await grants[auth.grant]() };
}
