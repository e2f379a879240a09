import { viewEndpoint } from '../drf/view-endpoint.ts';
import type { View } from '../drf/view.ts';
import type { Endpoint, TryIt } from '../endpoint.ts';
import { granted } from '../frame/outcome.ts';
import type { Authenticator } from '../policies/authentication.ts';
import { isAuthenticated } from '../policies/permissions.ts';

interface Words {
  readonly summary: string;
  readonly description: string;
  readonly tryIt: readonly TryIt[];
}

/** A door that opens for one kind of credential and says who came in. */
export function authEndpoint(path: string, authenticator: Authenticator, words: Words): Endpoint {
  const say: NonNullable<View['handlers']['GET']> = (_ask, person) =>
    granted({
      status: 200,
      value: { username: person?.username, role: person?.isAdmin ? 'admin' : 'member', authenticated_by: authenticator.name },
    });
  const view = { authenticators: [authenticator], permission: isAuthenticated, handlers: { GET: say, POST: say } };
  return viewEndpoint(view, { path, group: 'Authentication' }, { ...words, name: words.summary });
}
