import { stateless } from './auth-provider';
import { withHeader } from './with-header';

/** RFC 7617, with user name and password as UTF-8. */
export const basic = stateless<'basic'>((request, { username, password }) => {
  const pair = Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
  return withHeader(request, 'Authorization', `Basic ${pair}`);
});
