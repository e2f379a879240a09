import { parseHttpDate } from '#shared/http/http-date';
import { field, statusOf } from '#shared/lessons/seen';
import type { Answer } from '../use-bench';
import { count } from './words';

/** A rate as the server tells it, and how the requests of the scene fared. */
export interface ThrottleFacts {
  /** So many requests in `seconds`; null before the server has said so. */
  readonly rate: { readonly requests: number; readonly seconds: number } | null;
  /** Left in the window, by the latest answer. */
  readonly left: number | null;
  readonly let: number;
  readonly refused: number;
  readonly statuses: readonly (number | 'failure')[];
  /** When one may ask again, by the server's clock in milliseconds; null when it has not refused. */
  readonly until: number | null;
}

/** What RateLimit, RateLimit-Policy and Retry-After say (draft-ietf-httpapi-ratelimit-headers; RFC 9110, 10.2.3). */
export function throttleFacts(answers: readonly Answer[]): ThrottleFacts {
  const last = answers.at(-1);
  const statuses = answers.map((answer) => statusOf(answer) ?? ('failure' as const));
  return {
    rate: last ? rateOf(last) : null,
    left: last ? numberIn(field(last, 'RateLimit'), 'r') : null,
    let: statuses.filter((status) => status !== 'failure' && status < 400).length,
    refused: statuses.filter((status) => status === 429).length,
    statuses,
    until: last ? untilOf(last) : null,
  };
}

function rateOf(answer: Answer): ThrottleFacts['rate'] {
  const policy = field(answer, 'RateLimit-Policy');
  const requests = numberIn(policy, 'q');
  const seconds = numberIn(policy, 'w');
  return requests === null || seconds === null ? null : { requests, seconds };
}

/** A parameter of the first item of a list. */
function numberIn(value: string | null, name: string): number | null {
  const found = new RegExp(`;\\s*${name}=(\\d+)`).exec(value?.split(',')[0] ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

function untilOf(answer: Answer): number | null {
  const after = field(answer, 'Retry-After');
  const date = parseHttpDate(field(answer, 'Date') ?? '');
  return after !== null && date !== null && /^\d+$/.test(after) ? date + Number(after) * 1000 : null;
}

/** The meter as a sentence. */
export function throttleSentence(facts: ThrottleFacts, waitSeconds: number): string {
  const { rate, left, let: passed, refused } = facts;
  if (rate === null) return 'Nothing was sent yet. The server tells its rate with the first answer.';
  const told = `${count(rate.requests, 'request')} in ${rate.seconds} s: ${passed} let through, ${refused} refused.`;
  if (facts.until !== null && waitSeconds > 0) return `${told} Ask again in ${count(waitSeconds, 'second')}.`;
  if (facts.until !== null) return `${told} The wait is over: ask again.`;
  return `${told} ${left ?? 0} left.`;
}
