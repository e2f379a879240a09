import { Readable } from 'node:stream';
import { pageLinks } from '../drf/page-number.ts';
import type { Endpoint } from '../endpoint.ts';
import { refuse } from '../frame/refuse.ts';
import { wholeNumber } from '../pagination/paged-rows.ts';
import { mostRows, rowsFrom } from './json-rows.ts';

const usualSize = 100;
const largestSize = 10_000;

export const streamPages: Endpoint = {
  path: '/stream/pages/{n}/',
  methods: ['GET'],
  group: 'Streams and sizes',
  summary: 'A list of any length in pages',
  description: `The rows of /stream/json/{n} in numbered pages as DRF has them, up to ${mostRows} rows and ${largestSize} on a page: what a client does that fetches them all.`,
  tryIt: [
    { method: 'GET', path: '/stream/pages/1000000/', expect: 200, says: 'the first hundred of a million' },
    { method: 'GET', path: '/stream/pages/1000000/?page=100&page_size=10000', expect: 200, says: 'the last of a hundred pages' },
    { method: 'GET', path: '/stream/pages/10/?page=2', expect: 404, says: 'past the end' },
    { method: 'GET', path: '/stream/pages/many/', expect: 400, says: 'not a number' },
  ],
  handle(ask) {
    const count = wholeNumber(ask.params['n'], { fallback: Number.POSITIVE_INFINITY });
    if (count > mostRows) return refuse(ask, { status: 400, detail: `That is not a number of rows from 0 to ${mostRows}.` });
    const size = wholeNumber(ask.query.get('page_size'), { fallback: usualSize, min: 1, max: largestSize });
    const page = wholeNumber(ask.query.get('page'), { fallback: 1, min: 1 });
    if (page > Math.max(1, Math.ceil(count / size))) return refuse(ask, { status: 404, detail: 'Invalid page.' });
    const { next, previous } = pageLinks(ask, { page, size }, count);
    const [from, to] = [(page - 1) * size, Math.min(page * size, count)];
    const head = `{"count":${count},"next":${JSON.stringify(next)},"previous":${JSON.stringify(previous)},"results":[`;
    return {
      status: 200,
      headers: [['Content-Type', 'application/json']],
      body: Readable.from([head, ...rowsFrom(from, to), ']}']),
    };
  },
};
