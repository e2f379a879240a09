import * as oauth from 'oauth4webapi';
import type { AuthServer } from './authorization-server';
import { FlowStopped, stopped } from './problem';
import { isSameOrigin } from './receive-tokens';
import type { SignIn } from './sign-in';

/** Parameters that must not stand there twice; with two of them nobody knows which one counts. */
const single = ['state', 'iss', 'code', 'error', 'error_description', 'access_token', 'id_token', 'token_type', 'expires_in'];

/**
 * What came back from the browser, once it is sure that it belongs to this sign-in and this server: single parameters,
 * the state (RFC 6749 section 10.12), the issuer (RFC 9207), and no error.
 */
export function checkCallback(query: URLSearchParams, signIn: SignIn, server: AuthServer): URLSearchParams {
  const twice = single.find((name) => query.getAll(name).length > 1);
  if (twice !== undefined) throw stopped('callback', 'twice', twice);
  const state = query.get('state') ?? '';
  if (state === '') throw stopped('callback', 'stateMissing');
  if (state !== signIn.state) throw stopped('callback', 'stateWrong');
  // An id token beside the answer names its issuer itself (RFC 9207 section 2.4), and is checked as one.
  if (!query.has('id_token') || query.has('iss')) checkIssuer(query.get('iss'), server);
  const error = query.get('error') ?? '';
  if (error === '') return query;
  const description = query.get('error_description') ?? '';
  throw new FlowStopped({ kind: 'oauthRefused', stage: 'callback', error, description, status: null });
}

function checkIssuer(issuer: string | null, { metadata, issuerKnown }: AuthServer): void {
  if (issuer === null || issuer === '') {
    if (metadata.authorization_response_iss_parameter_supported === true) throw stopped('callback', 'issuerMissing');
    return;
  }
  const fits = issuerKnown
    ? issuer === metadata.issuer
    : isSameOrigin(issuer, metadata.token_endpoint ?? metadata.authorization_endpoint);
  if (!fits) throw stopped('callback', 'issuerWrong', issuer);
}

/** The same in the form that the library takes a code from. */
export function codeOf(query: URLSearchParams, { metadata, issuerKnown }: AuthServer, clientId: string): URLSearchParams {
  if ((query.get('code') ?? '') === '') throw stopped('callback', 'codeMissing');
  const parameters = new URLSearchParams(query);
  if (!issuerKnown) parameters.delete('iss');
  for (const extra of ['id_token', 'token', 'response']) parameters.delete(extra);
  return oauth.validateAuthResponse(metadata, { client_id: clientId }, parameters, oauth.skipStateCheck);
}
