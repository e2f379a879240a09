import { historyQuerySchema, type HistoryQuery } from '#shared/model/history';

const methods = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|QUERY)$/;

/**
 * What somebody looks for, from one line of words: a method in capitals, a status such as 404 or 4xx, the word `pinned`;
 * all others are looked for in addresses, heads and bodies.
 */
export function queryFrom(typed: string): HistoryQuery {
  const words: string[] = [];
  const query: { -readonly [K in keyof HistoryQuery]?: HistoryQuery[K] } = {};
  for (const word of typed.split(/\s+/)) {
    if (methods.test(word)) query.method = word;
    else if (/^[1-5](?:\d\d|xx)$/.test(word)) query.status = Number(word.replace('xx', ''));
    else if (word === 'pinned') query.pinned = true;
    else if (word !== '') words.push(word);
  }
  return historyQuerySchema.parse({ ...query, text: words.join(' ') });
}
