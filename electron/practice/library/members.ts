import { listEndpoint, oneEndpoint } from '../drf/resource-endpoint.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { isAuthenticatedOrReadOnly } from '../policies/permissions.ts';
import { asAlice } from './examples.ts';
import { members } from './resources.ts';

const manners = { group: 'Library', authenticators: anyAuthenticator, permission: isAuthenticatedOrReadOnly } as const;

export const memberList = listEndpoint(
  members,
  { ...manners, path: members.path, readOnly: true },
  {
    name: 'Member List',
    summary: 'The members',
    description: 'Who belongs to the library, for reading only. /api/users is the same people for the admin.',
    tryIt: [
      { method: 'GET', path: '/library/members/', expect: 200, says: 'three people' },
      { method: 'POST', path: '/library/members/', expect: 401, says: 'permission is judged first' },
      { method: 'POST', path: '/library/members/', headers: asAlice, expect: 405, says: 'and then the method' },
    ],
  },
);

export const memberInstance = oneEndpoint(
  members,
  { ...manners, path: `${members.path}{id}/`, methods: ['GET'] },
  {
    name: 'Member Instance',
    summary: 'One member',
    description: 'One member of the library with a link to what they said about books.',
    tryIt: [
      { method: 'GET', path: '/library/members/1/', expect: 200, says: 'alice' },
      { method: 'DELETE', path: '/library/members/1/', headers: asAlice, expect: 405, says: 'only reading' },
    ],
  },
);
