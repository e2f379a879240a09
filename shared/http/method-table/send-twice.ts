import type { TriggerRequest } from '../statuses/trigger';

/** What is sent to the practice server twice, to see what a method promises. */
export interface TwiceTrial {
  readonly method: string;
  readonly says: string;
  /** Sent first, so that there is something to work on; null where the trial needs nothing. */
  readonly prepare: TriggerRequest | null;
  /** `place` is the path that the preparation made. */
  readonly request: (place: string) => TriggerRequest;
  /** Asked before, between and after: what is there. */
  readonly look: TriggerRequest;
  /** What the answer to `look` shows, in a few words. */
  readonly tell: (body: unknown) => string;
}

const authors = '/library/authors/';
const json = { 'Content-Type': 'application/json' };

const add = (name: string): TriggerRequest => ({
  method: 'POST',
  path: authors,
  as: 'alice',
  headers: json,
  body: JSON.stringify({ name }),
});

/** A trial on an author whom nobody else has heard of: list and count can then be trusted. */
function onAuthor(name: string, trial: Pick<TwiceTrial, 'method' | 'says' | 'request'> & Partial<TwiceTrial>): TwiceTrial {
  return {
    prepare: add(name),
    look: { method: 'GET', path: `${authors}?search=${encodeURIComponent(name)}`, headers: { Accept: 'application/json' } },
    tell: tellAuthors,
    ...trial,
  };
}

const change = (method: string, body: object) => (path: string) => ({
  method,
  path,
  as: 'alice' as const,
  headers: json,
  body: JSON.stringify(body),
});
const read = (method: string) => (path: string) => ({ method, path, headers: { Accept: 'application/json' } });

/** The trials of a method; `name` is one that no author has yet. A method without any has none that shows something. */
export function twiceTrials(method: string, name: string): readonly TwiceTrial[] {
  const trials: Readonly<Record<string, readonly TwiceTrial[]>> = {
    GET: [onAuthor(name, { method, says: 'read an author', request: read('GET') })],
    HEAD: [onAuthor(name, { method, says: 'read the head of an author', request: read('HEAD') })],
    OPTIONS: [onAuthor(name, { method, says: 'ask what an author allows', request: read('OPTIONS') })],
    POST: [onAuthor(name, { method, says: 'add an author of this name', prepare: null, request: () => add(name) })],
    PUT: [
      onAuthor(name, {
        method,
        says: 'put the author there, from Iceland',
        request: change('PUT', { name, country: 'Iceland' }),
      }),
    ],
    PATCH: [
      onAuthor(name, { method, says: 'set the country', request: change('PATCH', { country: 'Iceland' }) }),
      { method, says: 'append a tag', ...appending },
    ],
    DELETE: [onAuthor(name, { method, says: 'take the author away', request: (path) => ({ method, path, as: 'alice' }) })],
  };
  return Object.hasOwn(trials, method) ? (trials[method] ?? []) : [];
}

const book = '/library/books/22/';
const appending: Omit<TwiceTrial, 'method' | 'says'> = {
  prepare: null,
  request: () => ({
    method: 'PATCH',
    path: book,
    as: 'alice',
    headers: { 'Content-Type': 'application/json-patch+json' },
    body: '[{"op":"add","path":"/tags/-","value":"again"}]',
  }),
  look: { method: 'GET', path: book, headers: { Accept: 'application/json' } },
  tell: (body) => {
    const tags = membersOf(body, 'tags').filter((tag) => typeof tag === 'string');
    return tags.length === 0 ? 'no tag' : `${tags.length} ${tags.length === 1 ? 'tag' : 'tags'}: ${tags.slice(-4).join(', ')}`;
  },
};

function tellAuthors(body: unknown): string {
  const found = membersOf(body, 'results');
  const countries = [...new Set(found.map((one) => textOf(one, 'country')))].filter(Boolean);
  const from = countries.length === 0 ? '' : `, from ${countries.join(' and ')}`;
  return `${found.length === 0 ? 'no author' : found.length === 1 ? 'one author' : `${found.length} authors`} of this name${from}`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function membersOf(body: unknown, name: string): readonly unknown[] {
  const value = isObject(body) ? body[name] : null;
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown, name: string): string {
  const text = isObject(value) ? value[name] : null;
  return typeof text === 'string' ? text : '';
}

/** What was there before, after the first sending, and after the second, and how both were answered. */
export interface TwiceOutcome {
  readonly there: readonly [before: string, first: string, second: string];
  readonly statuses: readonly [first: number, second: number];
}

/** What the outcome shows of the method: drawn from what was there, not from what should have been. */
export function judgeTwice({ there: [before, first, second], statuses }: TwiceOutcome): string {
  const answers =
    statuses[0] === statuses[1]
      ? ''
      : ` The answers differ, ${statuses[0]} and then ${statuses[1]}, and that is no contradiction.`;
  if (before === first && first === second) return `Nothing changed, neither the first time nor the second.${answers}`;
  if (first === second) return `The first changed something, the second changed nothing more.${answers}`;
  return 'The second changed something again: whoever repeats it after a lost answer does it twice.';
}
