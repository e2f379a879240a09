import type { Endpoint } from '../endpoint.ts';
import { empty, prettyJson } from '../frame/answer.ts';
import type { RequestLog } from '../frame/request-log.ts';

export const resetWorld: Endpoint = {
  path: '/practice/reset',
  methods: ['POST'],
  group: 'This server',
  summary: 'Back to the beginning',
  description:
    'Puts the data, the clock and everything the server remembers back to the beginning. Nothing outside this server is touched.',
  tryIt: [
    { method: 'POST', path: '/practice/reset', expect: 204, says: 'as new' },
    { method: 'GET', path: '/practice/reset', expect: 405, says: 'a GET must not change anything' },
  ],
  handle(ask) {
    ask.world.reset();
    return empty(204);
  },
};

/** The latest requests as the server saw them. */
export function createLogEndpoint(log: RequestLog): Endpoint {
  return {
    path: '/practice/log',
    methods: ['GET', 'DELETE'],
    group: 'This server',
    summary: 'What the server saw',
    description:
      'The latest 500 requests, newest last, with status, time, bytes, who asked, and the X-Request-Id that came with them. DELETE empties it.',
    tryIt: [
      { method: 'GET', path: '/practice/log', expect: 200, says: 'every request since the start' },
      { method: 'DELETE', path: '/practice/log', expect: 204, says: 'forgotten' },
    ],
    handle(ask) {
      if (ask.method !== 'DELETE') return prettyJson(200, log.lines(), [['Cache-Control', 'no-store']]);
      log.clear();
      return empty(204);
    },
  };
}
