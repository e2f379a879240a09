import { headerValue, headerValues } from '../http/header-list';
import { parseHttpDate } from '../http/http-date';
import { isIdempotent } from '../http/methods';
import { type RateLimit, readRateLimits, scarcest } from '../http/rate-limits';
import { sayLength } from './explain-token';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type Evidence, type ExplanationStep, type NextTry } from './explanation';
import { sendNow } from './tell';

/** How much may be asked, and when again: 429 and 503, and the fields that tell of a rate. */
export function explainWaiting(input: AnswerInput): Aspect {
  const { status, headers } = input.exchange.head;
  const rates = readRateLimits(headers, input.exchange.endedAt);
  if (status === 429) return tooMany(input, rates);
  if (status === 503) return unavailable(input);
  const left = scarcest(rates)?.left ?? null;
  return left === null ? nothing : stillLeft(input, rates, left);
}

const evidenceOf = ({ exchange, at }: AnswerInput, rates: readonly RateLimit[]): Evidence[] =>
  [...new Set(rates.flatMap(({ fields }) => fields))].map((field) => ({
    kind: 'received',
    hop: at,
    field,
    value: headerValues(exchange.head.headers, field).join(', '),
  }));

/** Retry-After as a moment in milliseconds since 1970, by our clock; null where it is not told (RFC 9110, 10.2.3). */
export function retryAt({ exchange }: Pick<AnswerInput, 'exchange'>): number | null {
  const value = headerValue(exchange.head.headers, 'Retry-After')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return exchange.endedAt + Number(value) * 1000;
  const moment = parseHttpDate(value);
  if (moment === null) return null;
  // Told by the server's clock, which may differ from ours.
  const now = parseHttpDate(headerValue(exchange.head.headers, 'Date') ?? '');
  return now === null ? moment : exchange.endedAt + (moment - now);
}

/** When it may be tried again: as Retry-After says, else when the last of the rates that are used up begins anew. */
function tryAt(input: AnswerInput, rates: readonly RateLimit[] = []): number | null {
  const told = retryAt(input);
  if (told !== null) return told;
  const resets = rates.flatMap(({ left, resetsAt }) => (left === 0 && resetsAt !== null ? [resetsAt] : []));
  return resets.length === 0 ? null : Math.max(...resets);
}

function retryEvidence({ exchange, at }: AnswerInput): Evidence[] {
  const value = headerValue(exchange.head.headers, 'Retry-After');
  return value === null ? [{ kind: 'status', hop: at }] : [{ kind: 'received', hop: at, field: 'Retry-After', value }];
}

function again(input: AnswerInput, until: number | null): NextTry[] {
  if (until === null) return [sendNow('Send it again', 'The answer does not say when; wait longer each time.', input.draft)];
  // A 429 is given before anything is done; a 503 may come in the middle.
  const isDone = input.exchange.head.status !== 429 && !isIdempotent(input.hop.method);
  const detail = isDone ? `${input.hop.method} may have been done already: look first.` : 'As soon as the server says.';
  return [{ title: 'Send it again then', detail, action: { kind: 'wait', until, draft: input.draft } }];
}

const when = (input: AnswerInput, until: number | null): string =>
  until === null
    ? 'The answer does not say when to try again; wait longer each time.'
    : `In ${sayLength(until - input.exchange.endedAt)} it may be tried again.`;

function tooMany(input: AnswerInput, rates: readonly RateLimit[]): Aspect {
  const until = tryAt(input, rates);
  const asked: ExplanationStep = {
    tone: 'bad',
    title: 'You asked more often than you may',
    detail: when(input, until),
    evidence: [...retryEvidence(input), ...evidenceOf(input, rates)],
    ...(rates.length > 0 && { rates }),
  };
  const purpose: ExplanationStep = {
    tone: 'plain',
    title: 'This is rate control, not security',
    detail:
      'Counting requests keeps a server from having more to do than it can. Somebody who means harm asks from many addresses, so it keeps nobody out.',
    evidence: [{ kind: 'status', hop: input.at }],
  };
  return { steps: [asked, purpose], tries: again(input, until) };
}

function unavailable(input: AnswerInput): Aspect {
  const until = tryAt(input);
  const step: ExplanationStep = {
    tone: 'bad',
    title: 'The server cannot answer for now',
    detail: `It is overloaded or being worked on. ${when(input, until)}`,
    evidence: retryEvidence(input),
  };
  return { steps: [step], tries: again(input, until) };
}

function stillLeft(input: AnswerInput, rates: readonly RateLimit[], left: number): Aspect {
  const title = left === 0 ? 'That was the last request for now' : `${left} more ${left === 1 ? 'request' : 'requests'} for now`;
  const detail = left > 3 ? 'The server counts requests.' : 'The server counts requests; when none is left it answers 429.';
  return { steps: [{ tone: 'plain', title, detail, evidence: evidenceOf(input, rates), rates }], tries: [] };
}
