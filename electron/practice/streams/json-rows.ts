import { Readable } from 'node:stream';
import type { Endpoint } from '../endpoint.ts';
import { refuse } from '../frame/refuse.ts';

export const mostRows = 10_000_000;
const rowsAtOnce = 500;

export const streamJson: Endpoint = {
  path: '/stream/json/{n}',
  methods: ['GET'],
  group: 'Streams and sizes',
  summary: 'A JSON list of any length',
  description: `One JSON array of n objects, up to ${mostRows}, written as it is sent and in chunks, so that nobody knows its length beforehand. A row has about 150 bytes: 70 000 rows are 10 MB.`,
  tryIt: [
    { method: 'GET', path: '/stream/json/3', expect: 200, says: 'three rows' },
    { method: 'GET', path: '/stream/json/0', expect: 200, says: 'an empty list' },
    { method: 'GET', path: '/stream/json/many', expect: 400, says: 'not a number' },
  ],
  handle(ask) {
    const given = ask.params['n'] ?? '';
    const rows = /^\d{1,8}$/.test(given) ? Number(given) : Number.NaN;
    if (!(rows <= mostRows))
      return refuse(ask, { status: 400, detail: `"${given}" is not a number of rows from 0 to ${mostRows}.` });
    return { status: 200, headers: [['Content-Type', 'application/json']], body: Readable.from(writeRows(rows)) };
  },
};

function* writeRows(count: number): Generator<string> {
  yield '[';
  yield* rowsFrom(0, count);
  yield ']';
}

/** Rows with a comma between each two, some hundreds at a time. */
export function* rowsFrom(from: number, to: number): Generator<string> {
  for (let first = from; first < to; first += rowsAtOnce) {
    let text = '';
    const end = Math.min(first + rowsAtOnce, to);
    for (let at = first; at < end; at += 1) text += `${at === from ? '' : ','}${rowText(at)}`;
    yield text;
  }
}

/** Many kinds of value, and the same ones every time. */
function rowText(at: number): string {
  const price = ((at * 7919) % 100_000) / 100;
  const tags = at % 3 === 0 ? '[]' : at % 3 === 1 ? '["new"]' : '["classic","signed"]';
  return `{"id":${at + 1},"title":"Row ${at + 1} of the long shelf","price":"${price.toFixed(2)}","in_stock":${at % 4 !== 0},"published":${at % 9 === 0 ? null : `"${1900 + (at % 120)}-06-15"`},"tags":${tags},"place":{"room":${at % 12},"shelf":${at % 250}}}\n`;
}
