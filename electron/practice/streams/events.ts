import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { refuse } from '../frame/refuse.ts';

const eventsQuery = z.object({
  form: z
    .enum(['plain', 'split', 'bom', 'crlf'])
    .default('plain')
    .describe('the same events cut into single bytes, after a byte order mark, or with CRLF'),
  retry: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(500)
    .describe('milliseconds a client should wait before it comes back'),
  count: z.coerce.number().int().min(1).max(10_000).default(10).describe('how many there are in all'),
  interval: z.coerce.number().min(0).max(60).default(1).describe('seconds between them'),
  drop: z.coerce.number().int().min(0).default(0).describe('cuts the connection after so many, to see whether you come back'),
});

export const serverSentEvents: Endpoint = {
  path: '/stream/events',
  methods: ['GET'],
  group: 'Streams and sizes',
  summary: 'Server-sent events',
  description:
    'A stream of events with ids, of two kinds, now and then with data over several lines, and with comments that only keep it alive. A client that comes back with Last-Event-ID is sent what it missed; when all were sent the answer is 204, which means: do not come back.',
  query: eventsQuery,
  tryIt: [
    { method: 'GET', path: '/stream/events?count=3&interval=0.05', expect: 200, says: 'three events' },
    {
      method: 'GET',
      path: '/stream/events?count=3&interval=0.05',
      headers: { 'Last-Event-ID': '2' },
      expect: 200,
      says: 'the third alone',
    },
    { method: 'GET', path: '/stream/events?count=3', headers: { 'Last-Event-ID': '3' }, expect: 204, says: 'you have them all' },
    { method: 'GET', path: '/stream/events?count=5&interval=0.01&drop=2', expect: 'broken', says: 'cut off after two' },
    { method: 'GET', path: '/stream/events?count=2&interval=0&form=bom&retry=50', expect: 200, says: 'after a byte order mark' },
    { method: 'GET', path: '/stream/events?count=none', expect: 400, says: 'not a number' },
  ],
  handle(ask) {
    const asked = eventsQuery.safeParse(Object.fromEntries(ask.query));
    if (!asked.success) return refuse(ask, { status: 400, detail: z.prettifyError(asked.error) });
    const last = Number(ask.headers['last-event-id'] ?? 0);
    const from = Number.isInteger(last) && last > 0 ? last : 0;
    if (from >= asked.data.count) return { status: 204, headers: [], body: null };
    return {
      status: 200,
      headers: [
        ['Content-Type', 'text/event-stream'],
        ['Cache-Control', 'no-store'],
      ],
      body: Readable.from(inForm(write(from, asked.data), asked.data.form)),
    };
  },
};

async function* inForm(
  texts: AsyncIterable<string>,
  form: z.infer<typeof eventsQuery>['form'],
): AsyncGenerator<string | Uint8Array> {
  if (form === 'bom') yield '\ufeff';
  for await (const text of texts) {
    if (form === 'split') for (const byte of Buffer.from(text)) yield Uint8Array.of(byte);
    else yield form === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
  }
}

async function* write(from: number, { count, interval, drop, retry }: z.infer<typeof eventsQuery>): AsyncGenerator<string> {
  yield `: events ${from + 1} to ${count}\nretry: ${retry}\n\n`;
  for (let id = from + 1; id <= count; id += 1) {
    if (id > from + 1) await pause(interval * 1000);
    if (drop > 0 && id > from + drop) throw new Error('dropped as asked');
    yield id % 5 === 0
      ? `id: ${id}\nevent: note\ndata: every fifth\ndata: has two lines\n\n`
      : `id: ${id}\ndata: {"tick":${id}}\n\n`;
  }
}
