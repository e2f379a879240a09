import type { IncomingHttpHeaders } from 'node:http';
import type { HeaderPair } from '../frame/answer.ts';
import type { Clock } from '../world/clock.ts';
import { joined, secondsOf } from './directives.ts';
import { ageOnArrival, freshnessSeconds, responseDirectives, type Received } from './freshness.ts';
import { howToUse, mayBeStale, type Use } from './use.ts';

/** An answer that waits to be given again. */
export interface StoredAnswer extends Received {
  readonly body: Buffer;
  /** What the request said under the names in Vary. */
  readonly selectedBy: readonly (readonly [name: string, value: string])[];
  readonly storedAt: number;
  readonly ageThen: number;
  readonly freshSeconds: number;
}

export interface SharedCache {
  /** The stored answer that fits the request, with what may be done with it. */
  find(key: string, request: IncomingHttpHeaders): { readonly answer: StoredAnswer; readonly use: Use } | null;
  store(key: string, arrived: Arrived): void;
  /** Puts the news of a 304 into what is stored. */
  freshen(key: string, old: StoredAnswer, headers: readonly HeaderPair[]): StoredAnswer;
  /** Whether a stale answer is better than an error (RFC 5861 section 4). */
  mayStandIn(answer: StoredAnswer): boolean;
  invalidate(key: string): void;
  age(answer: StoredAnswer): number;
  clear(): void;
  list(): readonly Described[];
}

/** A stored answer as people read about it. */
export interface Described {
  readonly key: string;
  readonly status: number;
  readonly age: number;
  readonly freshSeconds: number;
  readonly vary: string;
}

export interface Arrived {
  readonly request: IncomingHttpHeaders;
  readonly received: Received;
  readonly body: Buffer;
  readonly tookMs: number;
}

const most = 500;

export function createSharedCache(clock: Clock): SharedCache {
  const kept = new Map<string, StoredAnswer[]>();
  const age = (answer: StoredAnswer): number => answer.ageThen + (clock.now() - answer.storedAt) / 1000;

  const put = (key: string, answer: StoredAnswer): void => {
    const others = (kept.get(key) ?? []).filter((each) => !sameSelection(each, answer));
    kept.delete(key);
    kept.set(key, [answer, ...others]);
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
  };

  return {
    age,
    find(key, request) {
      const answer = kept
        .get(key)
        ?.find(({ selectedBy }) => selectedBy.every(([name, value]) => valueOf(request, name) === value));
      return answer ? { answer, use: howToUse(answer, age(answer), request) } : null;
    },
    store(key, { request, received, body, tookMs }) {
      put(key, {
        ...received,
        body,
        selectedBy: namesIn(joined(received.headers, 'vary')).map((name) => [name, valueOf(request, name)]),
        storedAt: clock.now(),
        ageThen: ageOnArrival(received, tookMs),
        freshSeconds: freshnessSeconds(received, clock.now()),
      });
    },
    freshen(key, old, news) {
      const replaced = new Set(news.map(([name]) => name.toLowerCase()).filter((name) => name !== 'content-length'));
      const headers = [
        ...old.headers.filter(([name]) => !replaced.has(name.toLowerCase())),
        ...news.filter(([name]) => name.toLowerCase() !== 'content-length'),
      ];
      const received = { status: old.status, headers };
      const fresh = {
        ...old,
        headers,
        storedAt: clock.now(),
        ageThen: ageOnArrival(received, 0),
        freshSeconds: freshnessSeconds(received, clock.now()),
      };
      put(key, fresh);
      return fresh;
    },
    mayStandIn(answer) {
      const grace = secondsOf(responseDirectives(answer), 'stale-if-error');
      return grace !== undefined && mayBeStale(answer) && age(answer) - answer.freshSeconds <= grace;
    },
    invalidate: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    list: () => [...kept].flatMap(([key, answers]) => answers.map((answer) => described(key, answer, age(answer)))),
  };
}

function described(key: string, { status, freshSeconds, selectedBy }: StoredAnswer, age: number): Described {
  return { key, status, age: Math.floor(age), freshSeconds, vary: selectedBy.map(([name]) => name).join(', ') };
}

const namesIn = (vary: string | undefined): string[] =>
  (vary ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
    .toSorted();

const valueOf = (request: IncomingHttpHeaders, name: string): string => String(request[name] ?? '');

const sameSelection = (one: StoredAnswer, other: StoredAnswer): boolean =>
  JSON.stringify(one.selectedBy) === JSON.stringify(other.selectedBy);
