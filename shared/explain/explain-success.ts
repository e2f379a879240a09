import { headerValue, headerValues } from '../http/header-list';
import { atAddress, withHeader, withMethod } from './draft-change';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type Evidence, type ExplanationStep, type NextTry } from './explanation';

/** What an answer that is no refusal asks for next: where the new thing is, that no body is right, that parts have statuses of their own. */
export function explainSuccess(input: AnswerInput): Aspect {
  const step = steps[input.exchange.head.status]?.(input);
  return step ? { steps: [step], tries: triesFor(input) } : nothing;
}

const steps: Readonly<Record<number, (input: AnswerInput) => ExplanationStep | null>> = {
  101: (input) => {
    const wanted = headerValue(input.exchange.head.headers, 'Upgrade') ?? 'another protocol';
    const detail =
      'The request asked for it with Upgrade, and the server agreed. HTTP ends here on this connection, so Cairn closes it.';
    return good(input, `From here on the connection speaks ${wanted}`, detail, [
      sent(input, 'Upgrade'),
      received(input, 'Upgrade'),
    ]);
  },
  200: (input) => {
    const [title, detail] = doneWords(input);
    return good(input, title, detail, [{ kind: 'request', hop: input.at }]);
  },
  201: (input) => {
    const at = located(input);
    return at
      ? { tone: 'good', title: 'It was made, and lives at an address of its own', detail: 'Location says where.', evidence: [at] }
      : {
          tone: 'plain',
          title: 'It was made, and the answer does not say where it lives',
          detail: 'RFC 9110 wants Location where the address is not the one that was asked.',
          evidence: [{ kind: 'status', hop: input.at }],
        };
  },
  202: (input) =>
    good(input, 'It was taken on, and is not done yet', 'The answer says, or should, where to ask how far it is.', [
      located(input),
    ]),
  203: (input) =>
    good(
      input,
      'Somebody on the way changed the answer',
      'A proxy that transforms says so with 203: it is not the server’s own words.',
      [received(input, 'Via')],
    ),
  204: (input) => good(input, 'Done. That there is no body is right', 'A 204 never has one.'),
  205: (input) => good(input, 'Done. A form that sent this should be emptied', 'There is no body.'),
  207: parts,
  208: (input) =>
    good(input, 'It was listed already', 'Inside a 207: the members of this one stand elsewhere in the same answer.'),
  226: (input) =>
    good(input, 'Only what changed came back', 'The body is the difference to the version that was named.', [
      sent(input, 'A-IM'),
      sent(input, 'If-None-Match'),
      received(input, 'IM'),
    ]),
};

/** A 200 means what its method means (RFC 9110, 15.3.1). */
function doneWords({ hop: { method } }: AnswerInput): readonly [title: string, detail: string] {
  switch (method) {
    case 'GET':
      return [
        'It was found, and this is it',
        'The body is what is there now, in the form that the server chose or you asked for.',
      ];
    case 'HEAD':
      return ['It was found; the head alone came, as asked', 'GET would have brought the same head and the body after it.'];
    case 'OPTIONS':
      return ['The server says what can be done here', 'Allow lists the methods; the body may say more.'];
    case 'TRACE':
      return ['The request came back as it arrived', 'So one sees what the stations on the way made of it.'];
    case 'POST':
      return ['It was done', 'The body says what came of it. Had something been made, 201 would say so.'];
    case 'PUT':
    case 'PATCH':
      return ['It was changed', 'The body is how it looks now, or says that it went well.'];
    case 'DELETE':
      return ['It was removed', 'The body says more about it; without one, 204 would do.'];
    default:
      return [`The server did what ${method} asks for`, 'The body says what came of it.'];
  }
}

const partWords: Readonly<Record<number, string>> = {
  208: '208 says that its members were listed already',
  424: '424 says that it depends on another one that failed',
  423: '423 says that it is locked',
};

/** Each part by its own status, counted, and those in words that stand nowhere else than in a 207 (RFC 4918, 13; RFC 5842, 7.1). */
function parts(input: AnswerInput): ExplanationStep {
  const statuses = input.page?.partStatuses ?? [];
  const counted = [...new Set(statuses)]
    .toSorted((one, other) => one - other)
    .map((status) => {
      const count = statuses.filter((one) => one === status).length;
      return `${count} × ${status}`;
    });
  const words = Object.entries(partWords).flatMap(([status, says]) => (statuses.includes(Number(status)) ? [says] : []));
  const detail = [
    counted.length === 0
      ? 'The 207 says only that they are all in the body; look at each.'
      : `In the body: ${counted.join(', ')}.`,
    words.length === 0 ? '' : `${words.join('; ')}.`,
  ];
  return {
    tone: statuses.some((status) => status >= 400) ? 'bad' : 'good',
    title: 'Each part has a status of its own',
    detail: detail.filter(Boolean).join(' '),
    evidence: [{ kind: 'body' }],
  };
}

function good({ at }: AnswerInput, title: string, detail: string, evidence: readonly (Evidence | null)[] = []): ExplanationStep {
  const found = evidence.filter((one) => one !== null);
  return { tone: 'good', title, detail, evidence: found.length > 0 ? found : [{ kind: 'status', hop: at }] };
}

const received = ({ exchange, at }: AnswerInput, field: string): Evidence | null => {
  const value = headerValues(exchange.head.headers, field).join(', ');
  return value === '' ? null : { kind: 'received', hop: at, field, value };
};
const sent = ({ hop, at }: AnswerInput, field: string): Evidence | null => {
  const value = headerValue(hop.requestHeaders, field);
  return value === null ? null : { kind: 'sent', hop: at, field, value };
};
const located = (input: AnswerInput): Evidence | null => received(input, 'Location') ?? received(input, 'Content-Location');

function triesFor(input: AnswerInput): NextTry[] {
  const { status, headers } = input.exchange.head;
  if (status === 226) return [wholeFeed(input)];
  if (status !== 201 && status !== 202) return [];
  const where = headerValue(headers, 'Location') ?? headerValue(headers, 'Content-Location');
  const there = where === null ? null : atAddress(withMethod(input.draft, 'GET'), where, input.hop.url);
  if (!there) return [];
  const title = status === 202 ? 'Ask how far it is' : 'Look at it';
  return [{ title, detail: there.url, action: { kind: 'send', draft: there } }];
}

const wholeFeed = ({ draft }: AnswerInput): NextTry => ({
  title: 'Ask for all of it',
  detail: 'Without A-IM.',
  action: { kind: 'send', draft: withHeader(withHeader(draft, 'A-IM', null), 'If-None-Match', null) },
});
