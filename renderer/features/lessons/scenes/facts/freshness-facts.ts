import { lifetimeOf, readDirectives } from '#shared/explain/cache-facts';
import { parseHttpDate } from '#shared/http/http-date';
import { field, statusOf } from '#shared/lessons/seen';
import type { Answer } from '../use-bench';

/** What the client's own cache holds, as the headers tell it (RFC 9111). */
export interface FreshnessFacts {
  readonly cacheControl: string;
  readonly etag: string | null;
  /** When the copy was made or last found unchanged, by the server's clock in milliseconds. */
  readonly bornAt: number;
  /** Seconds it may be used without asking (4.2.1); 0 when it must be asked about each time. */
  readonly lifetime: number;
  /** Seconds after that in which it may be used while a new one is fetched (RFC 5861). */
  readonly grace: number;
  readonly mayBeKept: boolean;
}

/** Of the latest answer that gave or confirmed a copy; null before the first. */
export function freshnessFacts(answers: readonly Answer[]): FreshnessFacts | null {
  const last = answers.findLast((answer) => statusOf(answer) === 200 || statusOf(answer) === 304);
  if (!last || last.exchange.phase !== 'finished') return null;
  const { headers } = last.exchange.head;
  const directives = readDirectives(headers);
  return {
    cacheControl: field(last, 'Cache-Control') ?? 'none',
    etag: etagOf(answers),
    bornAt: (parseHttpDate(field(last, 'Date') ?? '') ?? last.exchange.endedAt) - secondsIn(field(last, 'Age')) * 1000,
    lifetime: directives.has('no-cache') ? 0 : (lifetimeOf(200, headers, false)?.seconds ?? 0),
    grace: secondsIn(directives.get('stale-while-revalidate') ?? null),
    mayBeKept: !directives.has('no-store'),
  };
}

/** A 304 need not repeat it. */
const etagOf = (answers: readonly Answer[]): string | null =>
  answers.map((answer) => field(answer, 'ETag')).findLast((tag) => tag !== null) ?? null;

const secondsIn = (text: string | null): number => (text !== null && /^\d+$/.test(text.trim()) ? Number(text) : 0);

/** How old the copy is now, in seconds (4.2.3). */
export const ageOf = ({ bornAt }: FreshnessFacts, now: number): number => Math.max(0, Math.floor((now - bornAt) / 1000));

export type Verdict = 'none' | 'fresh' | 'grace' | 'stale';

/** What a cache may do with it now (4.2.4, and RFC 5861). */
export function verdictOf(facts: FreshnessFacts | null, now: number): Verdict {
  if (!facts?.mayBeKept) return 'none';
  const age = ageOf(facts, now);
  if (age < facts.lifetime) return 'fresh';
  return age < facts.lifetime + facts.grace ? 'grace' : 'stale';
}

/** The verdict in words. */
export function freshnessSentence(facts: FreshnessFacts | null, now: number): string {
  if (facts === null) return 'The cache is empty. Ask for the page, and see for how long its copy is good.';
  const age = ageOf(facts, now);
  switch (verdictOf(facts, now)) {
    case 'none':
      return 'no-store: no copy was kept. Every need is a request.';
    case 'fresh':
      return `${age} s old and good for ${facts.lifetime}: it may be used without asking, for ${facts.lifetime - age} s more.`;
    case 'grace':
      return `${age} s old, past its ${facts.lifetime}: it may be used once more while a new one is fetched.`;
    case 'stale':
      return facts.lifetime === 0
        ? 'It was kept, and has to be asked about each time it is needed.'
        : `${age} s old, past its ${facts.lifetime}: it has to be asked about before it is used.`;
  }
}
