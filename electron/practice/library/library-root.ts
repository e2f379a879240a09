import { showingFor } from '../drf/showing.ts';
import { viewEndpoint } from '../drf/view-endpoint.ts';
import { granted } from '../frame/outcome.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { allowAny } from '../policies/permissions.ts';

const names = ['books', 'authors', 'categories', 'comments', 'loans', 'members'];

export const libraryRoot = viewEndpoint(
  {
    authenticators: anyAuthenticator,
    permission: allowAny,
    handlers: {
      GET(ask) {
        const { link } = showingFor(ask);
        return granted({
          status: 200,
          value: Object.fromEntries(names.map((name) => [name, link(`/library/${name}/`)])),
          validators: {},
        });
      },
    },
  },
  { path: '/library/', group: 'Library' },
  {
    name: 'Library',
    summary: 'The way into the library',
    description: 'The resources of the library as links: start here and follow them.',
    tryIt: [
      { method: 'GET', path: '/library/', expect: 200, says: 'links' },
      { method: 'GET', path: '/library/', headers: { Accept: 'text/html' }, expect: 200, says: 'a page' },
      { method: 'POST', path: '/library/', expect: 405, says: 'nothing can be added here' },
    ],
  },
);
