import { createHash, randomBytes } from 'node:crypto';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { stopped } from './problem';
import type { AuthServer } from './authorization-server';
import { addWishes, asksForIdToken } from './parameters';

/** One sign-in: what is sent through the browser, and what must come back. It is good for one answer. */
export interface SignIn {
  readonly state: string;
  readonly nonce: string | null;
  readonly verifier: string | null;
  /** What the browser opens. */
  readonly address: string;
  readonly callback: string;
}

interface Begin {
  readonly auth: OAuth2Auth;
  readonly server: AuthServer;
  readonly callback: string;
  readonly responseType: 'code' | 'token' | 'id_token token';
}

/** 256 bits, as 43 characters of base64url. */
const random = (): string => randomBytes(32).toString('base64url');

/** RFC 7636 section 4.2. */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier, 'ascii').digest('base64url');

/** The address to open, with everything that binds the answer to this sign-in (RFC 9700 section 2.1). */
export function beginSignIn({ auth, server, callback, responseType }: Begin): SignIn {
  if (auth.clientId === '') throw stopped('setUp', 'noClientId');
  const verifier = responseType === 'code' && auth.pkce !== 'off' ? random() : null;
  const nonce = asksForIdToken(auth) ? random() : null;
  const state = random();
  const url = wishedAddress(auth, server);
  const fixed: Record<string, string | null> = {
    response_type: responseType,
    client_id: auth.clientId,
    redirect_uri: callback,
    state,
    nonce,
    code_challenge: verifier && (auth.pkce === 'S256' ? challengeOf(verifier) : verifier),
    code_challenge_method: verifier && auth.pkce,
  };
  for (const [name, value] of Object.entries(fixed)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return { state, nonce, verifier, callback, address: url.href };
}

/** What the user wants asked; the parameters that bind the answer are set after it, and cannot be changed. */
function wishedAddress(auth: OAuth2Auth, { metadata }: AuthServer): URL {
  const endpoint = metadata.authorization_endpoint;
  if (endpoint === undefined) throw stopped('setUp', 'noAddress', 'authorization');
  if (!URL.canParse(endpoint) || !/^https?:/.test(new URL(endpoint).protocol))
    throw stopped('setUp', 'badAddress', 'authorization');
  const url = new URL(endpoint);
  const rows = auth.extras.authorization.filter(({ enabled, name }) => enabled && name !== '');
  for (const { name, value } of rows) url.searchParams.append(name, value);
  addWishes(url.searchParams, auth);
  return url;
}

/** Whether the server can do what was chosen; it is asked only where it says what it can. Nothing weaker is ever chosen for the user. */
export function checkChallengeMethod(auth: OAuth2Auth, { metadata }: AuthServer): void {
  const methods = metadata.code_challenge_methods_supported;
  if (auth.pkce === 'off' || !Array.isArray(methods)) return;
  if (!methods.includes(auth.pkce)) throw stopped('setUp', 'noMethod', methods.join(', ') || 'none');
}
