import type { AuthKind, AuthOf } from '#shared/model/auth';
import { ok } from '#shared/result';
import type { AuthTools, AuthTurn } from '../engine/authentication';
import type { WireRequest } from '../engine/wire-request';

/**
 * Puts one kind of credentials on requests. A request that the user authorized by hand is left as it is.
 * What a provider keeps between exchanges lives in it, and there is one of each for each engine.
 */
export interface AuthProvider<K extends AuthKind> {
  begin(auth: AuthOf<K>, tools: AuthTools): AuthTurn;
}

/** A provider that needs nothing but the request, and takes whatever comes as the answer. */
export const stateless = <K extends AuthKind>(put: (request: WireRequest, auth: AuthOf<K>) => WireRequest): AuthProvider<K> => ({
  begin: (auth) => ({ authorize: async (request) => ok({ request: put(request, auth) }) }),
});
