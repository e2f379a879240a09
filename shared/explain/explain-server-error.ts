import { headerValue, headerValues } from '../http/header-list';
import { isIdempotent } from '../http/methods';
import { formatSpan } from '../http/quantities';
import { withHeader } from './draft-change';
import type { AnswerInput } from './explain-input';
import { saidBy } from './said';
import { sendNow, sentField, tellWrong, withTries } from './tell';
import { nothing, type Aspect, type Evidence, type ExplanationStep, type NextTry } from './explanation';

/** Faults on the server's side: its own, or of one behind it. What changes something may have been done all the same. */
const words: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  500: [
    'The server broke on this request',
    'An error of its own that it did not expect. What it says in its log is not in its answer.',
  ],
  502: [
    'A server behind it gave no proper answer',
    'The one you reached passes requests on, and what came back was broken or not HTTP.',
  ],
  504: ['A server behind it did not answer in time', 'The one you reached waited for it and gave up.'],
  505: [
    'The server does not speak this version of HTTP',
    'The request line ends with the version; the body names those that are spoken, or should.',
  ],
  506: ['The server is set up in a circle', 'What it offers for a choice leads to another choice.'],
  507: ['The server has no room to keep it', 'Something has to be removed first.'],
  508: ['The server found itself going in a circle', 'What was asked for holds itself.'],
  509: ['A share of bandwidth is used up', 'Some hosts say it so; the code is not registered, and 429 is the one that is.'],
  510: ['An extension is wanted that the request does not name', 'The code is obsolete: nearly nobody means it.'],
};

export function explainServerError(input: AnswerInput): Aspect {
  const found = words[input.exchange.head.status];
  if (!found) return nothing;
  if (wantsStored(input)) return notStored(input);
  const [title, detail] = found;
  const step: ExplanationStep = { tone: 'bad', title, detail: `${detail} ${saidBy(input)}`.trim(), evidence: evidenceOf(input) };
  const own = ownTries[input.exchange.head.status]?.(input) ?? [];
  return { steps: [step, ...whoAnswered(input), ...mayBeDone(input)], tries: [...own, again(input)] };
}

/** RFC 9111, 5.2.1.7: with only-if-cached a 504 says that no cache has it; nobody behind was asked. */
const wantsStored = ({ exchange, hop }: AnswerInput): boolean =>
  exchange.head.status === 504 && /only-if-cached/i.test(headerValue(hop.requestHeaders, 'Cache-Control') ?? '');

const notStored = (input: AnswerInput): Aspect =>
  withTries(
    tellWrong(
      input,
      'No cache has it, and nothing else was wanted',
      'only-if-cached keeps a cache from asking the server; 504 is how it says so.',
      [sentField(input, 'Cache-Control')],
    ),
    sendNow('Ask the server as well', 'Without Cache-Control.', withHeader(input.draft, 'Cache-Control', null)),
  );

/** What helps where sending the same again cannot. */
const ownTries: Readonly<Record<number, (input: AnswerInput) => NextTry[]>> = {
  505: ({ draft }) =>
    draft.options.versionText === 'HTTP/1.1'
      ? []
      : [
          {
            title: 'Say HTTP/1.1',
            detail: `The request line said ${draft.options.versionText}.`,
            action: { kind: 'send', draft: { ...draft, options: { ...draft.options, versionText: 'HTTP/1.1' } } },
          },
        ],
  508: ({ draft }) => [
    {
      title: 'Ask less deeply',
      detail: 'Depth: 1 stops at what is directly inside.',
      action: { kind: 'send', draft: withHeader(draft, 'Depth', '1') },
    },
  ],
};

function evidenceOf({ exchange, at }: AnswerInput): Evidence[] {
  if (exchange.head.status === 505)
    return [
      { kind: 'request', hop: at },
      { kind: 'status', hop: at },
    ];
  const type = headerValue(exchange.head.headers, 'Content-Type');
  return type !== null && /html/i.test(type)
    ? [{ kind: 'received', hop: at, field: 'Content-Type', value: type }]
    : [{ kind: 'status', hop: at }];
}

/** Via and Server tell of the chain, as far as it tells of itself. */
function whoAnswered({ exchange, at }: AnswerInput): ExplanationStep[] {
  const via = headerValues(exchange.head.headers, 'Via').join(', ');
  if (via === '') return [];
  const count = via.split(',').length;
  const detail = `${count === 1 ? 'One' : count} on the way named ${count === 1 ? 'itself' : 'themselves'}; the answer may be its own and not the server’s.`;
  return [
    {
      tone: 'plain',
      title: 'It came through others',
      detail,
      evidence: [{ kind: 'received', hop: at, field: 'Via', value: via }],
    },
  ];
}

function mayBeDone({ hop, at, exchange }: AnswerInput): ExplanationStep[] {
  if (isIdempotent(hop.method)) return [];
  const after = formatSpan(exchange.timings.totalMs);
  const detail = `The failure came after ${after}; whether ${hop.method} was done before is not told. Look before you send it again.`;
  return [{ tone: 'plain', title: 'It may have been done all the same', detail, evidence: [{ kind: 'status', hop: at }] }];
}

const again = ({ draft, hop }: AnswerInput): NextTry => ({
  title: 'Send it again',
  detail: isIdempotent(hop.method) ? `${hop.method} twice does what once does.` : `${hop.method} twice may do it twice.`,
  action: isIdempotent(hop.method) ? { kind: 'send', draft } : { kind: 'edit', part: 'body', draft },
});
