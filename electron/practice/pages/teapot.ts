import type { Endpoint } from '../endpoint.ts';
import { json } from '../frame/answer.ts';

export const teapot: Endpoint = {
  path: '/teapot',
  methods: ['GET', 'POST'],
  group: 'Status codes',
  summary: 'A teapot',
  description: 'Refuses to brew coffee, with the code that began as a joke (RFC 2324) and is now kept for it.',
  tryIt: [
    { method: 'GET', path: '/teapot', expect: 418, says: 'short and stout' },
    {
      method: 'POST',
      path: '/teapot',
      body: 'start',
      headers: { 'Content-Type': 'message/coffeepot' },
      expect: 418,
      says: 'it will not',
    },
  ],
  handle: () => json(418, { detail: 'This is a teapot.', help: 'For coffee, ask a coffee pot.' }),
};
