import { stateless } from './auth-provider';
import { withHeader } from './with-header';

/** The token of Django REST framework's `TokenAuthentication`. */
export const token = stateless<'token'>((request, auth) =>
  withHeader(request, 'Authorization', auth.keyword === '' ? auth.token : `${auth.keyword} ${auth.token}`),
);
