import type { AuthKind, AuthOf } from '#shared/model/auth';
import type { Result } from '#shared/result';
import type { WireRequest } from '../engine/wire-request';

/** Puts one kind of credentials on a request. A request that the user authorized by hand is left as it is. */
export interface AuthProvider<K extends AuthKind> {
  authorize(request: WireRequest, auth: AuthOf<K>): Promise<Result<WireRequest>>;
}
