import { ok } from '#shared/result';
import type { AuthProvider } from './auth-provider';
import { withHeader } from './with-header';

/** RFC 6750, and every scheme that is a word and a token, such as `Token` of Django REST framework. */
export const bearer: AuthProvider<'bearer'> = {
  async authorize(request, { prefix, token }) {
    return ok(withHeader(request, 'Authorization', prefix === '' ? token : `${prefix} ${token}`));
  },
};
