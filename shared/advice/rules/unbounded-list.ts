import { headerValue } from '../../http/header-list';
import { isArray, isObject } from '../../hypermedia/json-value';
import type { ExchangeRule } from '../advice-rule';
import { fromRequest } from '../quote';
import type { Seen, SeenAnswer } from '../seen';

/** From so many rows on a list without pages is worth a remark. */
export const manyRows = 100;

/** Lists that are closed by nature. */
const closed =
  /^(?:countries|currencies|languages|locales|time-?zones|units|regions|states|statuses|permissions|scopes|icons|emojis?)$/i;

export const unboundedList: ExchangeRule = {
  id: 'unbounded-list',
  title: 'A list without an end',
  weight: 'trap',
  reason:
    'Everything comes at once: today it is slow, in a year it is a timeout for the client and a burden for the database, and then pages cannot be brought in without breaking everybody who reads the bare list.',
  source: { name: 'Google AIP-158: lists are paginated from the start', url: 'https://google.aip.dev/158' },
  example: { worse: '200 [ … 240 books … ]', better: '200 {"results": [ … 20 … ], "next": "/books?page=2"}' },
  look(seen) {
    const { answer, method } = seen;
    if (!answer || answer.status !== 200 || method !== 'GET') return null;
    const rows = rowsOf(answer);
    if (rows < manyRows || isMeantWhole(seen, answer)) return null;
    const pageParam = seen.address.query.find(([name]) => /^(?:page|p|offset|skip|start)$/i.test(name));
    if (hasPages(answer, rows)) return null;
    const ignored = pageParam ? ` ${pageParam.join('=')} was asked for, and changed nothing.` : '';
    return {
      says: `${rows} rows came at once, with no way to ask for fewer.${ignored}`,
      evidence: [
        fromRequest(seen, pageParam?.[0] ?? null),
        { where: 'body', quote: `${rows} rows, ${answer.bodyBytes} bytes`, marked: null },
      ],
      instead: 'pages, with a limit of the server’s own and a link to the next',
    };
  },
};

function rowsOf({ page, json }: SeenAnswer): number {
  const counted = page?.table?.rowCount ?? 0;
  if (isArray(json)) return Math.max(counted, json.length);
  const lists = isObject(json) ? [...json.values()].filter(isArray) : [];
  return Math.max(counted, lists.length === 1 ? (lists[0]?.length ?? 0) : 0);
}

/** What was asked for in this number, or never grows. */
function isMeantWhole({ address }: Seen, { headers }: SeenAnswer): boolean {
  const asksSize = address.query.some(([name]) =>
    /^(?:limit|size|per_?page|page_?size|count|first|top|\$top|take|max_?keys|rows|n)$/i.test(name),
  );
  const age = Number(/max-age\s*=\s*"?(\d+)/i.exec(headerValue(headers, 'Cache-Control') ?? '')?.[1] ?? 0);
  return asksSize || age >= 86_400 || closed.test(address.segments.at(-1) ?? '');
}

/** Pages that only the request speaks of are none when all the rows come. */
function hasPages({ page, headers }: SeenAnswer, rows: number): boolean {
  if (/rel\s*=\s*"?next/i.test(headerValue(headers, 'Link') ?? '')) return true;
  const paging = page?.paging;
  if (!paging) return false;
  const goesOn = paging.next !== null || paging.previous !== null || paging.requests.next !== null;
  return paging.confidence !== 'guessed' && (goesOn || (paging.count !== null && paging.count >= rows));
}
