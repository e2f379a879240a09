import { historyQuerySchema, type HistoryQuery } from './history';

const methods = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|QUERY)$/;

/** What a word of a search narrows, beside the text. */
export type Facet = Exclude<keyof HistoryQuery, 'text'>;

/** A word, or several in quotes behind a colon: `in:"my shop"`. */
const wordPattern = /[a-z]+:"[^"]*"?|\S+/g;

/**
 * What somebody looks for, from one line of words: a method in capitals, a status such as 404 or 4xx, `failed` for those without
 * an answer, the word `pinned`; days as `since:2026-11-01` and `before:2026-11-20`, a collection as `in:shop`, a host as
 * `host:h.test`, an environment as `env:staging`; all others are looked for in addresses, heads and bodies.
 */
export function queryFrom(typed: string): HistoryQuery {
  const words: string[] = [];
  const query: { -readonly [K in keyof HistoryQuery]?: HistoryQuery[K] } = {};
  for (const word of wordsOf(typed)) {
    const part = readWord(word);
    if (part) Object.assign(query, part);
    else words.push(word);
  }
  return historyQuerySchema.parse({ ...query, text: words.join(' ') });
}

/** The line with another word for what a facet narrows; null takes the narrowing away. What else was typed stays. */
export function withFacet(typed: string, facet: Facet, word: string | null): string {
  const kept = wordsOf(typed).filter((one) => !(facet in (readWord(one) ?? {})));
  return [...kept, ...(word === null ? [] : [word])].join(' ');
}

/** A word such as `host:h.test`, in quotes where it has to be. */
export const namedWord = (name: string, value: string): string => `${name}:${/\s/.test(value) ? `"${value}"` : value}`;

const wordsOf = (typed: string): string[] => typed.match(wordPattern) ?? [];

function readWord(word: string): Partial<HistoryQuery> | null {
  if (methods.test(word)) return { method: word };
  if (/^[1-5](?:\d\d|xx)$/.test(word)) return { status: Number(word.replace('xx', '')) };
  if (word === 'failed') return { status: 0 };
  return word === 'pinned' ? { pinned: true } : readNamed(word);
}

const named: Readonly<Record<string, (value: string) => Partial<HistoryQuery> | null>> = {
  in: (collection) => ({ collection }),
  host: (host) => ({ host: host.toLowerCase() }),
  env: (environment) => ({ environment }),
  since: (word) => ofDay(word, (since) => ({ since })),
  before: (word) => ofDay(word, (before) => ({ before })),
};

function readNamed(word: string): Partial<HistoryQuery> | null {
  const [, name = '', quoted, plain = ''] = /^([a-z]+):(?:"([^"]*)"?|(.+))$/.exec(word) ?? [];
  const value = quoted ?? plain;
  return value === '' || !Object.hasOwn(named, name) ? null : (named[name]?.(value) ?? null);
}

function ofDay(word: string, query: (at: number) => Partial<HistoryQuery>): Partial<HistoryQuery> | null {
  const day = dayOf(word);
  return day === null ? null : query(day);
}

/** The beginning of a day, in the time of the place; null where the word names none. */
function dayOf(word: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(word) ?? [];
  return year === undefined ? null : new Date(Number(year), Number(month) - 1, Number(day)).getTime();
}
