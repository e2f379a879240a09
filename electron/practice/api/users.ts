import { listEndpoint, oneEndpoint } from '../drf/resource-endpoint.ts';
import { asAlice, asDora, jsonType } from '../library/examples.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { isAdminUser } from '../policies/permissions.ts';
import { apiUsers } from './resources.ts';

const manners = { group: 'API', authenticators: anyAuthenticator, permission: isAdminUser } as const;
const doraSendsJson = { ...asDora, ...jsonType };

export const apiUserList = listEndpoint(
  apiUsers,
  { ...manners, path: '/api/users' },
  {
    name: 'User List',
    summary: 'Users, for the admin alone',
    description:
      'The users of the practice world. A stranger is told 401, a member 403, and dora sees them. New users have no password.',
    tryIt: [
      { method: 'GET', path: '/api/users', expect: 401, says: 'who are you?' },
      { method: 'GET', path: '/api/users', headers: asAlice, expect: 403, says: 'known, and not allowed' },
      { method: 'GET', path: '/api/users', headers: asDora, expect: 200, says: 'dora may' },
      { method: 'OPTIONS', path: '/api/users', headers: asAlice, expect: 403, says: 'OPTIONS obeys the same rule' },
      {
        method: 'POST',
        path: '/api/users',
        headers: doraSendsJson,
        body: '{"username":"carl","email":"carl@library.example"}',
        expect: 201,
        says: 'a new user',
      },
      {
        method: 'POST',
        path: '/api/users',
        headers: doraSendsJson,
        body: '{"username":"alice","email":"alice"}',
        expect: 400,
        says: 'taken, and not an address',
      },
    ],
  },
);

export const apiUser = oneEndpoint(
  apiUsers,
  { ...manners, path: '/api/users/{id}' },
  {
    name: 'User Instance',
    summary: 'One user, for the admin alone',
    description: 'One user of the practice world. Deleting one leaves the credentials of alice, bert and dora as they are.',
    tryIt: [
      { method: 'GET', path: '/api/users/1', headers: asDora, expect: 200, says: 'alice, as dora sees her' },
      { method: 'DELETE', path: '/api/users/2', headers: asDora, expect: 204, says: 'bert is gone from the list' },
      { method: 'DELETE', path: '/api/users/2', headers: asAlice, expect: 403, says: 'a member may not' },
    ],
  },
);
