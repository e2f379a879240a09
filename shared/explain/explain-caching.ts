import { headerValue, headerValues, listOf } from '../http/header-list';
import { formatSeconds } from '../http/quantities';
import { lifetimeOf, readDirectives, type Freshness } from './cache-facts';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type Evidence, type ExplanationStep } from './explanation';

/** Whether the answer came from a cache, and for how long one could keep it (RFC 9111). Only of what may be kept at all. */
export function explainCaching(input: AnswerInput): Aspect {
  const { hop, exchange } = input;
  if (!/^(GET|HEAD)$/.test(hop.method) || exchange.head.status >= 500 || exchange.head.status === 304) return nothing;
  const kept = [fromCache(input), keeping(input)].filter((step) => step !== null);
  // What tells copies apart matters where there are copies.
  const steps = kept.length === 0 ? [] : [...kept, keyed(input)].filter((step) => step !== null);
  return { steps, tries: [] };
}

function received({ exchange, at }: AnswerInput, ...fields: readonly string[]): Evidence[] {
  return fields.flatMap((field) => {
    const values = headerValues(exchange.head.headers, field);
    return values.length === 0 ? [] : [{ kind: 'received' as const, hop: at, field, value: values.join(', ') }];
  });
}

/** Age says that a cache on the way had it already; what caches add of their own says how (RFC 9111, 5.1; RFC 9211). */
function fromCache(input: AnswerInput): ExplanationStep | null {
  const { headers } = input.exchange.head;
  const age = headerValue(headers, 'Age');
  const own = headerValue(headers, 'Cache-Status') ?? headerValue(headers, 'X-Cache') ?? '';
  const isHit = /\bhit\b/i.test(own);
  if (!isHit && (age === null || age.trim() === '0')) return null;
  const since = age !== null && /^\d+$/.test(age.trim()) ? ` ${formatSeconds(Number(age))} after the server gave it` : '';
  return {
    tone: 'plain',
    title: 'A cache on the way had it already',
    detail: `This answer was given out${since}; the server itself was not asked.`,
    evidence: received(input, 'Age', 'Cache-Status', 'X-Cache', 'Via'),
  };
}

function keeping(input: AnswerInput): ExplanationStep | null {
  const { status, headers } = input.exchange.head;
  const directives = readDirectives(headers);
  const evidence = received(input, 'Cache-Control', 'Expires', 'Last-Modified', 'ETag');
  if (directives.has('no-store')) {
    return { tone: 'plain', title: 'No cache may keep it', detail: 'no-store: not even the browser’s own.', evidence };
  }
  const own = lifetimeOf(status, headers, false);
  const others = directives.has('private') ? null : lifetimeOf(status, headers, true);
  if (!own && !others && !directives.has('no-cache')) return null;
  return { tone: 'plain', title: titleOf(own, others, directives), detail: wordsOf(input, own, others), evidence };
}

function titleOf(own: Freshness | null, others: Freshness | null, directives: ReadonlyMap<string, string>): string {
  if (directives.has('no-cache')) return 'A cache may keep it, and has to ask before each use';
  const seconds = Math.max(own?.seconds ?? 0, others?.seconds ?? 0);
  if (seconds === 0) return 'A cache may keep it; it is stale at once';
  return `A cache may use it again for ${formatSeconds(seconds)}`;
}

const sources: Readonly<Record<Freshness['from'], string>> = {
  's-maxage': 's-maxage',
  'max-age': 'max-age',
  Expires: 'Expires',
  heuristic: 'nothing, so a tenth of its age is the usual guess',
};

function wordsOf({ exchange }: AnswerInput, own: Freshness | null, others: Freshness | null): string {
  const directives = readDirectives(exchange.head.headers);
  const validator = ['ETag', 'Last-Modified'].find((field) => headerValue(exchange.head.headers, field) !== null);
  const lifetime = own ?? others;
  const sentences = [
    lifetime && !directives.has('no-cache') ? `Told by ${sources[lifetime.from]}.` : '',
    directives.has('private') ? 'private: the browser may, those that many share may not.' : '',
    own && others && own.seconds !== others.seconds ? `Shared caches: ${formatSeconds(others.seconds)}.` : '',
    validator === undefined
      ? 'It has no validator: afterwards all of it has to be fetched again.'
      : `Afterwards ${validator} lets it be asked whether it changed.`,
  ];
  return sentences.filter(Boolean).join(' ');
}

/** What a cache has to tell apart (RFC 9110, 12.5.5). */
function keyed(input: AnswerInput): ExplanationStep | null {
  const names = listOf(headerValues(input.exchange.head.headers, 'Vary'));
  if (names.length === 0) return null;
  const evidence = received(input, 'Vary');
  if (names.includes('*')) {
    return {
      tone: 'plain',
      title: 'No cache may use it for another request',
      detail: 'Vary: * says that anything may have mattered.',
      evidence,
    };
  }
  const kept = names.map((name) => `${name}: ${headerValue(input.hop.requestHeaders, name) ?? 'none'}`);
  const hides = names.some((name) => /^(authorization|cookie)$/i.test(name));
  const detail = hides ? 'Each caller gets a copy of their own.' : `It is kept for requests with ${kept.join(' and ')}.`;
  return { tone: 'plain', title: `A cache keeps one for each ${names.join(' and ')}`, detail, evidence };
}
