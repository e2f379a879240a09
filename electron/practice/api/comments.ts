import { listEndpoint } from '../drf/resource-endpoint.ts';
import { aliceSendsJson, asAlice } from '../library/examples.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { isAuthenticatedOrReadOnly } from '../policies/permissions.ts';
import { apiComments } from './resources.ts';

export const apiCommentList = listEndpoint(
  apiComments,
  { path: '/api/Comment', group: 'API', bare: true, authenticators: anyAuthenticator, permission: isAuthenticatedOrReadOnly },
  {
    name: 'Comment',
    summary: 'Comments: GET and POST, nothing else',
    description: 'Comments can be read and added. Every other method is refused with 405, and Allow says what is offered.',
    tryIt: [
      { method: 'GET', path: '/api/Comment', expect: 200, says: 'all of them' },
      {
        method: 'POST',
        path: '/api/Comment',
        headers: aliceSendsJson,
        body: '{"book":1,"text":"Good maps."}',
        expect: 201,
        says: 'one more',
      },
      { method: 'PUT', path: '/api/Comment', headers: asAlice, expect: 405, says: 'see Allow' },
      { method: 'DELETE', path: '/api/Comment', headers: asAlice, expect: 405, says: 'see Allow' },
    ],
  },
);
