import type { Endpoint } from '../endpoint.ts';
import { statusAnswer } from '../frame/status-answer.ts';

export const status: Endpoint = {
  path: '/status/{code}',
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  group: 'Status codes',
  summary: 'Any status code, returned and not earned',
  description:
    'Answers with the code in the path, 100 to 599, and with the headers that code requires. It says of itself that it was only returned: ' +
    'where a code has a real cause, look for the endpoint that has it. An interim code goes out before a 200, and a code nobody assigned says so.',
  tryIt: [
    { method: 'GET', path: '/status/200', expect: 200, says: 'the plain case' },
    { method: 'GET', path: '/status/103', expect: 200, says: 'an interim answer with a Link, then 200' },
    { method: 'GET', path: '/status/204', expect: 204, says: 'no body, and that is correct' },
    { method: 'GET', path: '/status/401', expect: 401, says: 'comes with WWW-Authenticate' },
    { method: 'GET', path: '/status/405', expect: 405, says: 'comes with Allow' },
    { method: 'GET', path: '/status/416', expect: 416, says: 'comes with Content-Range' },
    { method: 'GET', path: '/status/450', expect: 450, says: 'not assigned, read as 400' },
    { method: 'GET', path: '/status/503', expect: 503, says: 'comes with Retry-After' },
    { method: 'GET', path: '/status/600', expect: 400, says: 'not a status code' },
  ],
  handle: (ask) => statusAnswer(ask, ask.params['code'] ?? ''),
};
