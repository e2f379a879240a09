import { headerValue } from '../http/header-list';
import { withHeader, withMethod } from './draft-change';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type Evidence, type ExplanationStep, type NextTry } from './explanation';

const conditions = ['If-Match', 'If-None-Match', 'If-Modified-Since', 'If-Unmodified-Since', 'If-Range'] as const;

/** Versions that were named and the one the server has: 304, 412 and 428 (RFC 9110, 13; RFC 6585, 3). */
export function explainConditions(input: AnswerInput): Aspect {
  switch (input.exchange.head.status) {
    case 304:
      return notModified(input);
    case 412:
      return stale(input);
    case 428:
      return wanted(input);
    default:
      return nothing;
  }
}

function sentConditions({ hop, at }: AnswerInput): Evidence[] {
  return conditions.flatMap((field) => {
    const value = headerValue(hop.requestHeaders, field);
    return value === null ? [] : [{ kind: 'sent' as const, hop: at, field, value }];
  });
}

function receivedVersion({ exchange, at }: AnswerInput): Evidence[] {
  return ['ETag', 'Last-Modified'].flatMap((field) => {
    const value = headerValue(exchange.head.headers, field);
    return value === null ? [] : [{ kind: 'received' as const, hop: at, field, value }];
  });
}

function notModified(input: AnswerInput): Aspect {
  const asked = sentConditions(input);
  const step: ExplanationStep = {
    tone: 'good',
    title: 'You named the version that is still the current one',
    detail:
      asked.length === 0
        ? 'The request named none, though: the server answers as if it had.'
        : 'So there is no body: the copy you have is right. Its lifetime begins anew.',
    evidence: [...asked, ...receivedVersion(input)],
  };
  const whole: NextTry = {
    title: 'Ask for the whole of it',
    detail: 'Without naming a version.',
    action: { kind: 'send', draft: conditions.reduce((draft, field) => withHeader(draft, field, null), input.draft) },
  };
  return { steps: [step], tries: [whole] };
}

function stale(input: AnswerInput): Aspect {
  const asked = sentConditions(input);
  const current = receivedVersion(input);
  const step: ExplanationStep = {
    tone: 'bad',
    title: 'It has changed since the version you named',
    detail: `Nothing was done. ${current.length === 0 ? 'The answer does not name the current version.' : 'The answer names the current one.'}`,
    evidence: [...asked, ...current],
  };
  const tag = headerValue(input.exchange.head.headers, 'ETag');
  return { steps: [step], tries: [readAgain(input), ...(tag === null ? [] : [named(input, tag)])] };
}

function wanted(input: AnswerInput): Aspect {
  const step: ExplanationStep = {
    tone: 'bad',
    title: 'The server wants a version named first',
    detail: 'So that nobody overwrites what somebody else has just saved. Read it, take its ETag, and send that as If-Match.',
    evidence: [{ kind: 'status', hop: input.at }],
  };
  const tag = headerValue(input.exchange.head.headers, 'ETag');
  return { steps: [step], tries: [...(tag === null ? [] : [named(input, tag)]), readAgain(input)] };
}

const readAgain = ({ draft }: AnswerInput): NextTry => ({
  title: 'Read it again',
  detail: 'To see what it is now, and its ETag.',
  action: {
    kind: 'send',
    draft: withHeader(withHeader(withMethod(draft, 'GET'), 'If-Match', null), 'If-Unmodified-Since', null),
  },
});

const named = ({ draft }: AnswerInput, tag: string): NextTry => ({
  title: 'Send it for the current version',
  detail: `If-Match: ${tag}. What was saved meanwhile is overwritten: look at it first.`,
  action: { kind: 'edit', part: 'headers', draft: withHeader(draft, 'If-Match', tag) },
});
