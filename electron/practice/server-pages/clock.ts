import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { prettyJson, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { jsonType } from '../library/examples.ts';

const advance = z.strictObject({ advance: z.number().int().min(1).max(31_536_000).describe('seconds, up to a year') });

export const clock: Endpoint = {
  path: '/practice/clock',
  methods: ['GET', 'POST'],
  group: 'This server',
  summary: 'The server’s own time',
  description:
    'Says what time the server takes it to be. POST {"advance": SECONDS} moves it on, so that windows, caches and tokens expire without waiting; a reset puts it right again.',
  describes: { POST: { body: advance } },
  tryIt: [
    { method: 'GET', path: '/practice/clock', expect: 200, says: 'now' },
    { method: 'POST', path: '/practice/clock', headers: jsonType, body: '{"advance":60}', expect: 200, says: 'a minute later' },
    {
      method: 'POST',
      path: '/practice/clock',
      headers: jsonType,
      body: '{"advance":-60}',
      expect: 400,
      says: 'time goes one way',
    },
  ],
  async handle(ask) {
    if (ask.method !== 'POST') return now(ask);
    const body = await ask.body();
    if (!body.ok) return refuse(ask, body.refusal);
    const asked = advance.safeParse(safeJson(body.value.toString('utf8')));
    if (!asked.success) return refuse(ask, { status: 400, detail: 'Send {"advance": SECONDS}, from 1 to a year.' });
    ask.world.clock.advance(asked.data.advance);
    return now(ask);
  },
};

function now(ask: Ask): WholeAnswer {
  return prettyJson(200, {
    now: new Date(ask.world.clock.now()).toISOString(),
    advancedSeconds: ask.world.clock.advancedSeconds,
  });
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
