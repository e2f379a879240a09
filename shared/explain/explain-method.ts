import { headerValues, listOf } from '../http/header-list';
import { withMethod } from './draft-change';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type NextTry } from './explanation';

/** 405: the method is known and not for this address. 501: nobody here knows it (RFC 9110, 15.5.6 and 15.6.2). */
export function explainMethod(input: AnswerInput): Aspect {
  const { status, headers } = input.exchange.head;
  if (status === 501) return unknownMethod(input);
  if (status !== 405) return nothing;
  const values = headerValues(headers, 'Allow');
  const allowed = listOf(values).map((method) => method.toUpperCase());
  const { method } = input.hop;
  const said = values.length === 0 ? 'Its answer has no Allow, although RFC 9110 requires it.' : says(allowed);
  return {
    steps: [
      {
        tone: 'bad',
        title: `${method} is not for this address`,
        detail: said,
        evidence:
          values.length === 0
            ? [{ kind: 'status', hop: input.at }]
            : [{ kind: 'received', hop: input.at, field: 'Allow', value: values.join(', ') }],
      },
    ],
    tries: values.length === 0 ? [options(input)] : allowed.filter((one) => one !== method).flatMap((one) => tryFor(input, one)),
  };
}

const says = (allowed: readonly string[]): string =>
  allowed.length === 0 ? 'An empty Allow says that nothing is, for now.' : `The server takes ${allowed.join(', ')} here.`;

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

function tryFor({ draft }: AnswerInput, method: string): NextTry[] {
  if (safe.has(method))
    return [
      { title: `Send ${method}`, detail: 'It changes nothing.', action: { kind: 'send', draft: withMethod(draft, method) } },
    ];
  const detail = 'It changes something: look at the body before you send.';
  return [{ title: `Prepare ${method}`, detail, action: { kind: 'edit', part: 'body', draft: withMethod(draft, method) } }];
}

const options = ({ draft }: AnswerInput): NextTry => ({
  title: 'Ask what is allowed',
  detail: 'OPTIONS changes nothing.',
  action: { kind: 'send', draft: withMethod(draft, 'OPTIONS') },
});

function unknownMethod(input: AnswerInput): Aspect {
  return {
    steps: [
      {
        tone: 'bad',
        title: `The server does not know what ${input.hop.method} is`,
        detail: 'Not here and not anywhere on it; 405 would say that it is known and not for this address.',
        evidence: [{ kind: 'status', hop: input.at }],
      },
    ],
    tries: [options(input)],
  };
}
