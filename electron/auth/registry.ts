import type { Auth, AuthKind } from '#shared/model/auth';
import type { Result } from '#shared/result';
import type { WireRequest } from '../engine/wire-request';
import { apiKey } from './api-key';
import type { AuthProvider } from './auth-provider';
import { basic } from './basic';
import { bearer } from './bearer';
import { none } from './none';

/** Exactly one provider for each kind. Forgetting one does not compile. */
const providers: { readonly [K in AuthKind]: AuthProvider<K> } = { none, basic, bearer, apiKey };

/** What puts a draft's credentials on its request. */
export function createAuthorize() {
  return (request: WireRequest, auth: Auth): Promise<Result<WireRequest>> => {
    // TypeScript cannot see that the provider and the credentials it gets are of one kind.
    const provider = providers[auth.kind] as AuthProvider<AuthKind>;
    return provider.authorize(request, auth);
  };
}
