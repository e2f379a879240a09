import type { Endpoint } from '../endpoint.ts';
import { prettyJson } from '../frame/answer.ts';
import { badDelay, longestDelaySeconds, readDelay, waitWhileConnected } from '../frame/injected-fault.ts';

export const delay: Endpoint = {
  path: '/delay/{seconds}',
  methods: ['GET', 'POST'],
  group: 'Faults and delays',
  summary: 'An answer that takes its time',
  description: `Waits for the seconds in the path, whole or not, up to ${longestDelaySeconds}, before it answers. Every other endpoint waits too when it is asked with ?delay=SECONDS.`,
  tryIt: [
    { method: 'GET', path: '/delay/0.2', expect: 200, says: 'a fifth of a second of waiting' },
    { method: 'GET', path: '/library/books/1/?delay=0.2', expect: 200, says: 'the same for any other address' },
    { method: 'GET', path: '/library/books/1/?status=503', expect: 503, says: 'and ?status= makes any address fail' },
    { method: 'GET', path: '/delay/soon', expect: 400, says: 'not a number' },
  ],
  async handle(ask) {
    const given = ask.params['seconds'] ?? '';
    const seconds = readDelay(given);
    if (seconds === null) return badDelay(ask, given);
    await waitWhileConnected(ask, seconds);
    return prettyJson(200, { waitedSeconds: seconds });
  },
};
