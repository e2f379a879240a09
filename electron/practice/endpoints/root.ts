import type { Endpoint } from '../endpoint.ts';
import { prettyJson, withHeaders } from '../frame/answer.ts';

/** The way in: every resource as a link. */
export function createRoot(): Endpoint {
  return {
    path: '/',
    methods: ['GET'],
    group: 'Start here',
    summary: 'Everything there is',
    description: 'The resources as links for programs, and a page to read for browsers.',
    tryIt: [{ method: 'GET', path: '/', expect: 200, says: 'links' }],
    handle: (ask) =>
      withHeaders(
        prettyJson(200, {
          library: `${ask.origin}/library/`,
          books: `${ask.origin}/library/books/`,
          anything: `${ask.origin}/anything`,
          status: `${ask.origin}/status/200`,
        }),
        [['Link', '</openapi.json>; rel="service-desc"']],
      ),
  };
}
