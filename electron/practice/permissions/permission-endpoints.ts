import { viewEndpoint } from '../drf/view-endpoint.ts';
import type { Handler } from '../drf/view.ts';
import type { Endpoint, TryIt } from '../endpoint.ts';
import { granted } from '../frame/outcome.ts';
import { asAlice, asDora } from '../library/examples.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { allowAny, isAdminUser, isAuthenticated, isAuthenticatedOrReadOnly, type Permission } from '../policies/permissions.ts';

/** What each permission answers to a stranger, a member and an admin: GET first, then POST. */
const table: readonly (readonly [
  path: string,
  permission: Permission,
  says: string,
  stranger: [number, number],
  member: [number, number],
])[] = [
  ['allow-any', allowAny, 'Anybody may do anything.', [200, 200], [200, 200]],
  ['is-authenticated', isAuthenticated, 'Whoever says who they are may do anything.', [401, 401], [200, 200]],
  ['is-admin-user', isAdminUser, 'Only an admin may do anything, and that is dora.', [401, 401], [403, 403]],
  [
    'is-authenticated-or-read-only',
    isAuthenticatedOrReadOnly,
    'Anybody may read; whoever says who they are may write.',
    [200, 401],
    [200, 200],
  ],
];

const say: Handler = (ask, person) => granted({ status: 200, value: { method: ask.method, username: person?.username ?? null } });
const handlers = { GET: say, POST: say, PUT: say, PATCH: say, DELETE: say };

export const permissions: readonly Endpoint[] = table.map(([name, permission, says, stranger, member]) => {
  const path = `/permissions/${name}/`;
  const tries = (headers: Record<string, string>, expect: readonly number[], who: string): TryIt[] =>
    ['GET', 'POST'].map((method, at) => ({ method, path, headers, expect: expect[at] ?? 200, says: who }));
  return viewEndpoint(
    { authenticators: anyAuthenticator, permission, handlers },
    { path, group: 'Permissions' },
    {
      name: permission.name,
      summary: permission.name,
      description: `${says} Every method is here to be tried; 401 means that nobody said who they are, 403 that it is known and not enough.`,
      tryIt: [
        ...tries({}, stranger, 'a stranger'),
        ...tries(asAlice, member, 'a member'),
        ...tries(asDora, [200, 200], 'the admin'),
      ],
    },
  );
});
