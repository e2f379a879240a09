import type { Endpoint } from '../endpoint.ts';
import { refuse } from '../frame/refuse.ts';
import { answerRanged } from '../policies/ranges.ts';
import { seededBytes } from './seeded-bytes.ts';

export const largestBytes = 1024 ** 3;
const modified = new Date(Date.UTC(2024, 0, 1));

export const streamBytes: Endpoint = {
  path: '/stream/bytes/{n}',
  methods: ['GET'],
  group: 'Streams and sizes',
  summary: 'As many bytes as you like',
  description:
    'Sends n bytes, up to 1 GiB, made as they are sent. They look random and are always the same, so a part asked for with Range can be compared with the whole; several ranges come as multipart/byteranges.',
  tryIt: [
    { method: 'GET', path: '/stream/bytes/1000', expect: 200, says: 'a thousand bytes' },
    {
      method: 'GET',
      path: '/stream/bytes/1000',
      headers: { Range: 'bytes=0-99' },
      expect: 206,
      says: 'the first hundred of them',
    },
    { method: 'GET', path: '/stream/bytes/1000', headers: { Range: 'bytes=-1' }, expect: 206, says: 'the last one' },
    {
      method: 'GET',
      path: '/stream/bytes/1000',
      headers: { Range: 'bytes=0-9,990-999' },
      expect: 206,
      says: 'both ends, in parts',
    },
    { method: 'GET', path: '/stream/bytes/1000', headers: { Range: 'bytes=1000-' }, expect: 416, says: 'after the end' },
    { method: 'HEAD', path: '/stream/bytes/1073741824', expect: 200, says: 'how large 1 GiB is' },
    { method: 'GET', path: '/stream/bytes/1073741825', expect: 400, says: 'too much' },
  ],
  handle(ask) {
    const given = ask.params['n'] ?? '';
    const size = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
    if (!(size <= largestBytes))
      return refuse(ask, { status: 400, detail: `"${given}" is not a number of bytes from 0 to ${largestBytes}.` });
    return answerRanged(ask, {
      size,
      contentType: 'application/octet-stream',
      etag: `"seeded-${size}"`,
      modified,
      read: seededBytes,
    });
  },
};
