import type { FindScope } from '../drf/list-handlers.ts';
import { listEndpoint, oneEndpoint } from '../drf/resource-endpoint.ts';
import type { Resource } from '../drf/resource.ts';
import type { Words } from '../drf/view-endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { isAuthenticatedOrReadOnly } from '../policies/permissions.ts';

/** Everybody reads; people with a credential of any kind write. */
const manners = { group: 'Library', authenticators: anyAuthenticator, permission: isAuthenticatedOrReadOnly } as const;

/** A list under the manners of the library. */
export function libraryList(resource: Resource, words: Words): Endpoint {
  return listEndpoint(resource, { ...manners, path: resource.path }, words);
}

/** A list that belongs to one object, which the path names. */
export function nestedList(
  resource: Resource,
  place: { path: string; findScope: FindScope; decided: readonly string[] },
  words: Words,
): Endpoint {
  return listEndpoint(resource, { ...manners, path: place.path, nested: place }, words);
}

/** One object under the manners of the library. */
export function libraryOne(resource: Resource, words: Words): Endpoint {
  return oneEndpoint(resource, { ...manners, path: `${resource.path}{id}/` }, words);
}
