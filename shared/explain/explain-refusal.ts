import { headerValue, headerValues } from '../http/header-list';
import { formatBytes, formatCount } from '../http/quantities';
import { readLinks } from '../http/link-header';
import { atAddress, withMethod } from './draft-change';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type Evidence, type ExplanationStep, type NextTry } from './explanation';

type Teller = (input: AnswerInput) => Aspect;

/** What the other refusals rest on, each by its own evidence. Those with a file of their own are not here. */
const tellers: Readonly<Record<number, Teller>> = {
  400: badContent,
  402: (input) => one(input, 'It wants to be paid for first', said(input) || 'The answer does not say how.'),
  404: missing,
  408: (input) =>
    one(
      input,
      'The request took too long to arrive',
      'The server waited for the rest of it and gave up. Sending the same again is safe only where the method is.',
    ),
  409: (input) => clash(input),
  410: (input) =>
    one(
      input,
      'It was here, and is gone for good',
      `${said(input)} Links to it should be taken away; 404 would leave open whether it comes back.`.trim(),
    ),
  411: (input) =>
    one(input, 'The body came without its length', 'The server wants Content-Length; a body that is sent in chunks has none.', [
      sentField(input, 'Transfer-Encoding'),
    ]),
  413: tooLarge,
  414: (input) =>
    one(
      input,
      'The address is too long',
      `It has ${formatCount(input.hop.target.length)} characters. What does not fit belongs into a body.`,
      [{ kind: 'status', hop: input.at }],
    ),
  417: (input) => one(input, 'The server does not do what Expect asks', 'Send it without.', [sentField(input, 'Expect')]),
  421: (input) =>
    one(
      input,
      'This server does not answer for that host',
      'The connection led to a server for other names; a new connection may help.',
      [sentField(input, 'Host')],
    ),
  422: badContent,
  423: (input) => one(input, 'It is locked', said(input) || 'Somebody is working on it; wait, or use the lock’s token.'),
  424: (input) => one(input, 'It depends on something that failed', said(input) || 'Mend the step before it.'),
  425: (input) =>
    one(
      input,
      'The server will not risk a replay',
      'The request came as early data, which somebody could send once more. Send it again after the handshake.',
      [sentField(input, 'Early-Data')],
    ),
  426: (input) => one(input, 'Another protocol is wanted', wantedProtocol(input), [receivedField(input, 'Upgrade')]),
  431: headTooLarge,
  451: blocked,
  511: portal,
};

export function explainRefusal(input: AnswerInput): Aspect {
  return tellers[input.exchange.head.status]?.(input) ?? nothing;
}

const said = ({ page }: AnswerInput): string => (page?.description ? `The server says: “${page.description}”.` : '');

type Maybe = Evidence | null;

const sentField = ({ hop, at }: AnswerInput, field: string): Maybe => {
  const value = headerValue(hop.requestHeaders, field);
  return value === null ? null : { kind: 'sent', hop: at, field, value };
};

const receivedField = ({ exchange, at }: AnswerInput, field: string): Maybe => {
  const value = headerValues(exchange.head.headers, field).join(', ');
  return value === '' ? null : { kind: 'received', hop: at, field, value };
};

function one(input: AnswerInput, title: string, detail: string, evidence: readonly Maybe[] = []): Aspect {
  const found = evidence.filter((each) => each !== null);
  const step: ExplanationStep = {
    tone: 'bad',
    title,
    detail,
    evidence: found.length > 0 ? found : [{ kind: 'status', hop: input.at }],
  };
  return { steps: [step], tries: [] };
}

function badContent(input: AnswerInput): Aspect {
  const { page, exchange, draft } = input;
  if (exchange.head.status === 400 && /parse|malformed|syntax|json/i.test(page?.description ?? '')) {
    const unread = one(input, 'The body could not be read as what it says it is', said(input), [
      sentField(input, 'Content-Type'),
    ]);
    return { ...unread, tries: [body(input)] };
  }
  const names = refusedFields(input);
  if (names.length > 0) return { ...refused(input, names), tries: [body(input)] };
  const detail = said(input) || 'The body of its answer may say why.';
  const tries = draft.body.kind === 'none' ? [] : [body(input)];
  return { ...one(input, 'The server does not accept what was sent', detail, [{ kind: 'body' }]), tries };
}

/** Names of the fields that the body of a refusal lists, where it lists nothing else. */
function refusedFields({ page }: AnswerInput): string[] {
  const fields = page?.fields ?? [];
  return fields.every(({ cell }) => cell.kind === 'list') ? fields.map(({ name }) => name) : [];
}

function refused(input: AnswerInput, names: readonly string[]): Aspect {
  const title = names.length === 1 ? 'One field was refused' : `${names.length} fields were refused`;
  const more = names.length > 6 ? ' and more' : '';
  const detail = `Named in the body, with the reason: ${names.slice(0, 6).join(', ')}${more}. Nothing was stored.`;
  return one(input, title, detail, [{ kind: 'body' }]);
}

const body = ({ draft }: AnswerInput): NextTry => ({
  title: 'Correct the body',
  detail: 'Opens it beside the answer.',
  action: { kind: 'edit', part: 'body', draft },
});

function missing(input: AnswerInput): Aspect {
  const { hop, draft } = input;
  const path = URL.canParse(hop.url) ? new URL(hop.url).pathname : '/';
  const slashed = path.endsWith('/') ? null : atAddress(draft, `${path}/${new URL(hop.url).search}`, hop.url);
  const parent = path === '/' ? null : atAddress(withMethod(draft, 'GET'), path.replace(/[^/]+\/?$/, ''), hop.url);
  const tries: NextTry[] = [
    ...(parent ? [{ title: 'Look one level up', detail: '', action: { kind: 'send' as const, draft: parent } }] : []),
    ...(slashed
      ? [
          {
            title: 'Ask with a slash at the end',
            detail: 'Some servers know only that.',
            action: { kind: 'send' as const, draft: slashed },
          },
        ]
      : []),
  ];
  const detail = said(input) || 'It may never have been, or be hidden from you: some servers answer 404 where others say 403.';
  return { ...one(input, `Nothing is at ${path}`, detail), tries };
}

function clash(input: AnswerInput): Aspect {
  const look: NextTry = {
    title: 'Look at what is there',
    detail: 'And send again what fits to it.',
    action: { kind: 'send', draft: withMethod(input.draft, 'GET') },
  };
  return {
    ...one(
      input,
      'It clashes with what the server holds',
      said(input) || 'The request is fine in itself. The body may name what it clashes with.',
      [{ kind: 'body' }],
    ),
    tries: [look],
  };
}

function tooLarge(input: AnswerInput): Aspect {
  const bytes = input.hop.requestBodyBytes;
  const size = bytes === null ? 'Its length was not known beforehand.' : `It has ${formatBytes(bytes)}.`;
  return one(input, 'The body is larger than the server takes', `${size} ${said(input)}`.trim(), [
    sentField(input, 'Content-Length'),
  ]);
}

function headTooLarge(input: AnswerInput): Aspect {
  const fields = input.hop.requestHeaders.map(([name, value]) => ({ name, length: name.length + value.length + 4 }));
  const largest = fields.toSorted((a, b) => b.length - a.length)[0];
  const sum = fields.reduce((total, { length }) => total + length, 0);
  const detail = `Together they have ${formatBytes(sum)}${largest ? `; the largest is ${largest.name} with ${formatBytes(largest.length)}` : ''}.`;
  const headers: NextTry = {
    title: 'Shorten the headers',
    detail: '',
    action: { kind: 'edit', part: 'headers', draft: input.draft },
  };
  return { ...one(input, 'The headers are larger than the server takes', detail), tries: [headers] };
}

function wantedProtocol(input: AnswerInput): string {
  const field = receivedField(input, 'Upgrade');
  return field?.kind === 'received' ? `The server wants ${field.value}.` : 'The answer does not say which, although it has to.';
}

function blocked(input: AnswerInput): Aspect {
  const values = headerValues(input.exchange.head.headers, 'Link');
  const by = readLinks(values).find(({ rel }) => rel === 'blocked-by')?.uri;
  const who = by === undefined ? 'The answer does not say who demanded it.' : `Who blocks it calls itself ${by}.`;
  return one(input, 'It is withheld by order of the law', `${who} ${said(input)}`.trim(), [receivedField(input, 'Link')]);
}

function portal(input: AnswerInput): Aspect {
  const link = input.page?.links[0]?.url;
  const there = link === undefined ? null : atAddress(withMethod(input.draft, 'GET'), link, input.hop.url);
  return {
    ...one(input, 'The network wants you to log in first', 'It is not the server that answers but the network in between.', [
      { kind: 'body' },
    ]),
    tries: there ? [{ title: 'Go to its login', detail: there.url, action: { kind: 'send', draft: there } }] : [],
  };
}
