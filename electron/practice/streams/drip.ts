import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { json, type Interim } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';

const dripQuery = z.object({
  chunks: z.coerce.number().int().min(1).max(1000).default(5).describe('how many pieces'),
  bytes: z.coerce.number().int().min(1).max(65_536).default(20).describe('the size of each piece'),
  interval: z.coerce.number().min(0).max(10).default(0.2).describe('seconds between them'),
});

export const drip: Endpoint = {
  path: '/stream/drip',
  methods: ['GET'],
  group: 'Streams and sizes',
  summary: 'A body that comes in pieces',
  description:
    'Sends text in chunks with a pause between them, without a Content-Length. A client that shows progress has something to show.',
  query: dripQuery,
  tryIt: [
    { method: 'GET', path: '/stream/drip?chunks=5&interval=0.05', expect: 200, says: 'five pieces' },
    { method: 'GET', path: '/stream/drip?chunks=0', expect: 400, says: 'no pieces at all' },
  ],
  handle(ask) {
    const asked = dripQuery.safeParse(Object.fromEntries(ask.query));
    if (!asked.success) return refuse(ask, { status: 400, detail: z.prettifyError(asked.error) });
    return { status: 200, headers: [['Content-Type', 'text/plain; charset=utf-8']], body: Readable.from(pieces(asked.data)) };
  },
};

async function* pieces({ chunks, bytes, interval }: z.infer<typeof dripQuery>): AsyncGenerator<Buffer> {
  for (let at = 1; at <= chunks; at += 1) {
    if (at > 1) await pause(interval * 1000);
    yield Buffer.from(`piece ${at} of ${chunks} `.padEnd(bytes - 1, '.').slice(0, bytes - 1) + '\n');
  }
}

export const trailers: Endpoint = {
  path: '/stream/trailers',
  methods: ['GET'],
  group: 'Streams and sizes',
  summary: 'Headers after the body',
  description:
    'Sends a chunked body and, after it, a trailer section with a digest of what was sent. Trailer announces them in the head.',
  tryIt: [{ method: 'GET', path: '/stream/trailers', expect: 200, says: 'see what stands after the last chunk' }],
  handle() {
    const lines = ['The digest of these lines\n', 'stands after them,\n', 'because only then is it known.\n'];
    const digest = createHash('sha256').update(lines.join('')).digest('base64');
    return {
      status: 200,
      headers: [
        ['Content-Type', 'text/plain; charset=utf-8'],
        ['Trailer', 'Repr-Digest, X-Lines'],
      ],
      body: Readable.from(lines),
      trailers: [
        ['Repr-Digest', `sha-256=:${digest}:`],
        ['X-Lines', String(lines.length)],
      ],
    };
  },
};

const interimQuery = z.object({ times: z.coerce.number().int().min(1).max(20).default(1).describe('how often it is sent') });

export const interim: Endpoint = {
  path: '/stream/interim/{code}',
  methods: ['GET', 'POST'],
  group: 'Streams and sizes',
  summary: 'Something before the answer',
  description:
    'Sends an interim answer, 100 to 199 but 101, once or ?times=, and then a 200. With 103 come Link headers that a browser would begin to fetch.',
  query: interimQuery,
  tryIt: [
    { method: 'GET', path: '/stream/interim/103', expect: 200, says: 'early hints' },
    { method: 'GET', path: '/stream/interim/102?times=3', expect: 200, says: 'still at work, three times' },
    { method: 'GET', path: '/stream/interim/101', expect: 400, says: 'that is no interim answer' },
  ],
  handle(ask) {
    const given = ask.params['code'] ?? '';
    const asked = interimQuery.safeParse(Object.fromEntries(ask.query));
    if (!/^1\d\d$/.test(given) || given === '101' || !asked.success) {
      return refuse(ask, { status: 400, detail: 'An interim answer is 100 to 199 without 101, and is sent 1 to 20 times.' });
    }
    const each: Interim = { status: Number(given), headers: given === '103' ? hints : [] };
    return {
      ...json(200, { interim: each.status, times: asked.data.times }),
      interim: Array.from({ length: asked.data.times }, () => each),
    };
  },
};

const hints: Interim['headers'] = [
  ['Link', '</media/picture.svg>; rel=preload; as=image'],
  ['Link', '</index.html>; rel=prefetch'],
];
