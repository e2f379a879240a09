import * as oauth from 'oauth4webapi';
import { certificateForServer, type AuthOf } from '#shared/model/auth';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { OAuthStage } from '#shared/oauth/oauth-problem';
import { mayBePlain, type AuthServer } from './authorization-server';
import { clientAuthentication } from './client-authentication';
import { messageFetch } from './message-fetch';
import type { OAuthTools } from './oauth-tools';
import type { Additions } from './parameters';
import { failureOf, FlowStopped, stopped } from './problem';

/** What every request to an endpoint of the server is made with. */
export interface ServerCall {
  readonly auth: OAuth2Auth;
  readonly server: AuthServer;
  readonly tools: OAuthTools;
}

interface Message extends ServerCall {
  readonly stage: OAuthStage;
  readonly says: string;
  /** Where it goes, for the rule on plain http. */
  readonly address: string | undefined;
  readonly additions: Pick<Additions, 'query' | 'headers'>;
}

type Options = oauth.TokenEndpointRequestOptions;

export const noAdditions: Pick<Additions, 'query' | 'headers'> = { query: [], headers: {} };

/** Makes a call of the library, with our engine under it, and its errors as failures. */
export async function callServer(
  message: Message,
  call: (metadata: oauth.AuthorizationServer, client: oauth.Client, by: oauth.ClientAuth, options: Options) => Promise<Response>,
): Promise<Response> {
  const { auth, server, stage, address, additions, tools, says } = message;
  if (auth.clientId === '') throw stopped('setUp', 'noClientId');
  const certificate = certificateFor(auth, address);
  const client = { client_id: auth.clientId, use_mtls_endpoint_aliases: certificate !== null };
  try {
    return await call(server.metadata, client, await clientAuthentication(auth, server), {
      [oauth.customFetch]: messageFetch({ tools, stage, says, certificate, query: additions.query }),
      [oauth.allowInsecureRequests]: mayBePlain(server, address),
      headers: { ...additions.headers },
    });
  } catch (thrown) {
    throw new FlowStopped(failureOf(thrown, stage));
  }
}

/** What the server is shown in the handshake: where the client is known by it (RFC 8705 section 2), it has to be there. */
function certificateFor(auth: OAuth2Auth, address: string | undefined): AuthOf<'clientCertificate'> | null {
  const certificate = certificateForServer(auth);
  if (auth.clientAuth !== 'certificate') return certificate;
  if (certificate === null) throw stopped('setUp', 'noCertificate');
  if (address?.startsWith('http:')) throw stopped('setUp', 'noHandshake', address);
  return certificate;
}

/** Asks the token endpoint by any grant. */
export function callTokenEndpoint(
  grantType: string,
  parameters: URLSearchParams,
  message: Omit<Message, 'address'>,
): Promise<Response> {
  const address = message.server.metadata.token_endpoint;
  return callServer({ ...message, address }, (metadata, client, by, options) =>
    oauth.genericTokenEndpointRequest(metadata, client, by, grantType, parameters, options),
  );
}
