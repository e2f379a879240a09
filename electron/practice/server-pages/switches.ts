import { z } from 'zod';
import { practiceSwitchesSchema } from '#shared/model/practice';
import type { Endpoint } from '../endpoint.ts';
import { empty, prettyJson } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';
import { changeSwitches, switchesOf } from '../frame/switches.ts';
import { jsonType } from '../library/examples.ts';

const switches = practiceSwitchesSchema.partial();

export const switchBoard: Endpoint = {
  path: '/practice/switches',
  methods: ['GET', 'PUT'],
  group: 'This server',
  summary: 'What is wrong with the whole server',
  description:
    'Turns maintenance (503 everywhere, with retryAfterSeconds in Retry-After), a captive portal (511 everywhere), latency (give or take a third) and cutting (every fourth answer breaks off in the middle) on and off. Addresses below /practice/ answer all the same.',
  describes: { PUT: { body: switches } },
  tryIt: [
    { method: 'GET', path: '/practice/switches', expect: 200, says: 'all off' },
    {
      method: 'PUT',
      path: '/practice/switches',
      headers: jsonType,
      body: '{"maintenance":true}',
      expect: 200,
      says: 'from now on 503',
    },
    {
      method: 'PUT',
      path: '/practice/switches',
      headers: jsonType,
      body: '{"lights":false}',
      expect: 400,
      says: 'no such switch',
    },
  ],
  async handle(ask) {
    if (ask.method !== 'PUT') return prettyJson(200, switchesOf(ask));
    const body = await ask.body();
    if (!body.ok) return refuse(ask, body.refusal);
    const asked = switches.safeParse(jsonOrNothing(body.value.toString('utf8')));
    if (!asked.success) return refuse(ask, { status: 400, detail: z.prettifyError(asked.error) });
    return prettyJson(200, changeSwitches(ask, asked.data));
  },
};

export const portal: Endpoint = {
  path: '/practice/portal',
  methods: ['GET', 'POST'],
  group: 'This server',
  summary: 'The door of the captive portal',
  description: 'Where a captive portal sends people to agree. POST agrees, and the portal lets everything through again.',
  tryIt: [
    { method: 'GET', path: '/practice/portal', expect: 200, says: 'the terms' },
    { method: 'POST', path: '/practice/portal', expect: 204, says: 'agreed' },
  ],
  handle(ask) {
    if (ask.method !== 'POST')
      return prettyJson(200, { terms: 'Be kind to the books.', agree: `POST ${ask.origin}/practice/portal` });
    changeSwitches(ask, { captivePortal: false });
    return empty(204);
  },
};

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
