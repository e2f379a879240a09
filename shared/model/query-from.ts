import { historyQuerySchema, type HistoryQuery } from './history';

const methods = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|QUERY)$/;

/**
 * What somebody looks for, from one line of words: a method in capitals, a status such as 404 or 4xx, the word `pinned`;
 * days as `since:2026-11-01` and `before:2026-11-20`, a collection as `in:shop`;
 * all others are looked for in addresses, heads and bodies.
 */
export function queryFrom(typed: string): HistoryQuery {
  const words: string[] = [];
  const query: { -readonly [K in keyof HistoryQuery]?: HistoryQuery[K] } = {};
  for (const word of typed.split(/\s+/)) {
    if (methods.test(word)) query.method = word;
    else if (/^[1-5](?:\d\d|xx)$/.test(word)) query.status = Number(word.replace('xx', ''));
    else if (word === 'pinned') query.pinned = true;
    else if (/^in:./.test(word)) query.collection = word.slice(3);
    else if (dayIn(word) !== null) query[word.startsWith('since:') ? 'since' : 'before'] = dayIn(word);
    else if (word !== '') words.push(word);
  }
  return historyQuerySchema.parse({ ...query, text: words.join(' ') });
}

/** The beginning of a day, in the time of the place; null where the word names none. */
function dayIn(word: string): number | null {
  const [, year, month, day] = /^(?:since|before):(\d{4})-(\d\d)-(\d\d)$/.exec(word) ?? [];
  return year === undefined ? null : new Date(Number(year), Number(month) - 1, Number(day)).getTime();
}
