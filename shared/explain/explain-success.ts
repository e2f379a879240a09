import { headerValue } from '../http/header-list';
import { atAddress, withMethod } from './draft-change';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type Evidence, type ExplanationStep, type NextTry } from './explanation';

/** What an answer that is no refusal asks for next: where the new thing is, that no body is right, that parts have statuses of their own. */
export function explainSuccess(input: AnswerInput): Aspect {
  const { status } = input.exchange.head;
  const step = steps[status]?.(input);
  return step ? { steps: [step], tries: triesFor(input) } : nothing;
}

const steps: Readonly<Record<number, (input: AnswerInput) => ExplanationStep | null>> = {
  201: (input) => {
    const at = located(input);
    return at
      ? { tone: 'good', title: 'It was made, and lives at an address of its own', detail: 'Location says where.', evidence: [at] }
      : {
          tone: 'plain',
          title: 'It was made, and the answer does not say where it lives',
          detail: 'RFC 9110 wants Location where the address is not the one that was asked.',
          evidence: [],
        };
  },
  202: (input) => good(input, 'It was taken on, and is not done yet', 'The answer says, or should, where to ask how far it is.'),
  203: (input) =>
    good(
      input,
      'Somebody on the way changed the answer',
      'A proxy that transforms says so with 203: it is not the server’s own words.',
    ),
  204: (input) => good(input, 'Done. That there is no body is right', 'A 204 never has one.'),
  205: (input) => good(input, 'Done. A form that sent this should be emptied', 'There is no body.'),
  207: (input) =>
    good(input, 'Each part has a status of its own', 'The 207 says only that they are all in the body; look at each.'),
  208: (input) =>
    good(input, 'It was listed already', 'Inside a 207: the members of this one stand elsewhere in the same answer.'),
  226: (input) => good(input, 'Only what changed came back', 'The body is the difference to the version that was named.'),
};

const good = ({ at }: AnswerInput, title: string, detail: string): ExplanationStep => ({
  tone: 'good',
  title,
  detail,
  evidence: [{ kind: 'status', hop: at }],
});

function located({ exchange, at }: AnswerInput): Evidence | null {
  const value = headerValue(exchange.head.headers, 'Location') ?? headerValue(exchange.head.headers, 'Content-Location');
  return value === null ? null : { kind: 'received', hop: at, field: 'Location', value };
}

function triesFor(input: AnswerInput): NextTry[] {
  const where =
    headerValue(input.exchange.head.headers, 'Location') ?? headerValue(input.exchange.head.headers, 'Content-Location');
  const there = where === null ? null : atAddress(withMethod(input.draft, 'GET'), where, input.hop.url);
  if (!there) return [];
  const title = input.exchange.head.status === 202 ? 'Ask how far it is' : 'Look at it';
  return [{ title, detail: there.url, action: { kind: 'send', draft: there } }];
}
