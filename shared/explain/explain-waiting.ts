import { headerValue, headerValues, listOf } from '../http/header-list';
import { parseHttpDate } from '../http/http-date';
import { sayLength } from './explain-token';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type Evidence, type ExplainedPart, type NextTry } from './explanation';

/** How much may be asked, and when again: 429 and 503, and the fields that tell of a rate. */
export function explainWaiting(input: AnswerInput): Aspect {
  const { status } = input.exchange.head;
  const meter = readMeter(input);
  if (status === 429) return tooMany(input, meter);
  if (status === 503) return unavailable(input);
  return meter.parts.length > 0 && meter.left !== null && meter.left <= 3 ? nearlyOut(meter) : nothing;
}

interface Meter {
  readonly parts: readonly ExplainedPart[];
  readonly evidence: readonly Evidence[];
  /** Requests left in the window, where that is told. */
  readonly left: number | null;
}

const meanings: readonly (readonly [field: string, meaning: string])[] = [
  ['RateLimit', 'what is left of each rate, and until when (draft of the IETF)'],
  ['RateLimit-Policy', 'the rates that apply'],
  ['RateLimit-Limit', 'requests in a window'],
  ['RateLimit-Remaining', 'requests left in it'],
  ['RateLimit-Reset', 'seconds until it begins anew'],
  ['X-RateLimit-Limit', 'requests in a window'],
  ['X-RateLimit-Remaining', 'requests left in it'],
  ['X-RateLimit-Reset', 'when it begins anew: seconds, or a moment since 1970'],
];

/** What the answer tells of rates, in whichever of the usual fields. */
function readMeter({ exchange: { head }, at }: AnswerInput): Meter {
  const found = meanings.flatMap(([name, meaning]) => {
    const value = headerValues(head.headers, name).join(', ');
    return value === '' ? [] : [{ name, value, meaning }];
  });
  return {
    parts: found,
    evidence: found.map(({ name, value }) => ({ kind: 'received', hop: at, field: name, value })),
    left: leftIn(found),
  };
}

function leftIn(parts: readonly ExplainedPart[]): number | null {
  const plain = parts.find(({ name }) => /-remaining$/i.test(name))?.value;
  if (plain !== undefined && /^\d+$/.test(plain)) return Number(plain);
  const listed = parts.find(({ name }) => name === 'RateLimit')?.value ?? '';
  const each = listOf([listed]).flatMap((item) => /(?:;|^)\s*(?:r|remaining)=(\d+)/.exec(item)?.[1] ?? []);
  return each.length === 0 ? null : Math.min(...each.map(Number));
}

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

function retryEvidence({ exchange, at }: AnswerInput): Evidence[] {
  const value = headerValue(exchange.head.headers, 'Retry-After');
  return value === null ? [] : [{ kind: 'received', hop: at, field: 'Retry-After', value }];
}

function again(input: AnswerInput): NextTry[] {
  const until = retryAt(input);
  if (until === null) return [];
  const isSafe = /^(GET|HEAD|OPTIONS|PUT|DELETE)$/.test(input.hop.method);
  const detail = isSafe ? 'As soon as the server says.' : `${input.hop.method} may have been done already: look first.`;
  return [{ title: 'Send it again then', detail, action: { kind: 'wait', until, draft: input.draft } }];
}

const when = (input: AnswerInput): string => {
  const until = retryAt(input);
  return until === null
    ? 'The answer does not say when to try again; wait longer each time.'
    : `In ${sayLength(until - input.exchange.endedAt)} it may be tried again.`;
};

function tooMany(input: AnswerInput, meter: Meter): Aspect {
  return {
    steps: [
      {
        tone: 'bad',
        title: 'You asked more often than you may',
        detail: `${when(input)} Counting requests protects the server from too many of them; it is no protection against somebody who means harm.`,
        evidence: [...retryEvidence(input), ...meter.evidence],
        ...(meter.parts.length > 0 && { parts: meter.parts }),
      },
    ],
    tries: again(input),
  };
}

function unavailable(input: AnswerInput): Aspect {
  return {
    steps: [
      {
        tone: 'bad',
        title: 'The server cannot answer for now',
        detail: `It is overloaded or being worked on. ${when(input)}`,
        evidence: retryEvidence(input),
      },
    ],
    tries: again(input),
  };
}

function nearlyOut({ parts, evidence, left }: Meter): Aspect {
  const title = left === 0 ? 'That was the last request for now' : `${left} more ${left === 1 ? 'request' : 'requests'} for now`;
  return { steps: [{ tone: 'plain', title, detail: 'The next ones will be answered with 429.', evidence, parts }], tries: [] };
}
