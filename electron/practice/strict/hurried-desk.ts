import type { Endpoint } from '../endpoint.ts';
import { json } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';

const patienceMs = 2_000;

export const hurriedDesk: Endpoint = {
  path: '/strict/hurried-desk',
  methods: ['POST'],
  group: 'Strict manners',
  summary: 'A desk that does not wait for long',
  description: `Reads a body that is there within ${patienceMs / 1000} seconds of its head. A later one is 408, and the connection ends, since nobody knows how much of it is still to come.`,
  tryIt: [
    {
      method: 'POST',
      path: '/strict/hurried-desk',
      headers: { 'Content-Type': 'text/plain' },
      body: 'In short: yes.',
      expect: 200,
      says: 'at once; with a body that waits, 408',
    },
  ],
  async handle(ask) {
    const body = await withinPatience(ask.body());
    if (body === null) {
      return refuse(ask, {
        status: 408,
        detail: `The body was not there within ${patienceMs / 1000} seconds.`,
        help: 'Send it again, and all of it.',
        headers: [['Connection', 'close']],
      });
    }
    return body.ok ? json(200, { heard: body.value.length }) : refuse(ask, body.refusal);
  },
};

async function withinPatience<T>(arriving: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patienceMs)));
  try {
    return await Promise.race([arriving, late]);
  } finally {
    clearTimeout(timer);
  }
}
