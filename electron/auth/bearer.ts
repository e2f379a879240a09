import { stateless } from './auth-provider';
import { withHeader } from './with-header';

/** RFC 6750, and every other scheme that is a word and a token. */
export const bearer = stateless<'bearer'>((request, { prefix, token }) =>
  withHeader(request, 'Authorization', prefix === '' ? token : `${prefix} ${token}`),
);
