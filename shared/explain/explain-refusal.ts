import { headerValues } from '../http/header-list';
import { readLinks } from '../http/link-header';
import { atAddress, withMethod } from './draft-change';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type NextTry } from './explanation';
import { saidBy } from './said';
import { lookAt, receivedField, sendNow, sentField, tellWrong, withTries } from './tell';

type Teller = (input: AnswerInput) => Aspect;

/** What the other refusals rest on, each by its own evidence. Those with a file of their own are not here. */
const tellers: Readonly<Record<number, Teller>> = {
  400: badContent,
  402: (input) =>
    withTries(
      tellWrong(input, 'It wants to be paid for first', saidBy(input) || 'The answer does not say how.', [{ kind: 'body' }]),
      lookAt('Ask as somebody who has paid', 'Opens Auth beside the answer.', input, 'auth'),
    ),
  404: missing,
  409: clash,
  410: (input) =>
    withTries(
      tellWrong(
        input,
        'It was here, and is gone for good',
        `${saidBy(input)} Links to it should be taken away; 404 would leave open whether it comes back.`.trim(),
        [
          { kind: 'request', hop: input.at },
          { kind: 'status', hop: input.at },
        ],
      ),
      ...levelUp(input),
    ),
  418: (input) =>
    withTries(
      tellWrong(
        input,
        'It says that it is a teapot',
        `${saidBy(input)} A joke of RFC 2324 that servers send, some of them to callers they take for robots.`.trim(),
        [{ kind: 'status', hop: input.at }, sentField(input, 'User-Agent')],
      ),
      ...levelUp(input),
    ),
  422: badContent,
  423: (input) =>
    withTries(
      tellWrong(input, 'It is locked', saidBy(input) || 'Somebody is working on it; wait, or use the lock’s token.', [
        { kind: 'body' },
      ]),
      look(input, 'Look at what is there', 'Reading is free, whoever holds the lock.'),
    ),
  424: (input) => tellWrong(input, 'It depends on something that failed', saidBy(input) || 'Mend the step before it.'),
  451: blocked,
  511: portal,
};

export function explainRefusal(input: AnswerInput): Aspect {
  return tellers[input.exchange.head.status]?.(input) ?? nothing;
}

const look = ({ draft }: AnswerInput, title: string, detail: string): NextTry => sendNow(title, detail, withMethod(draft, 'GET'));

const body = (input: AnswerInput): NextTry => lookAt('Correct the body', 'Opens it beside the answer.', input, 'body');

function badContent(input: AnswerInput): Aspect {
  const { page, exchange, draft } = input;
  const hasBody = input.hop.requestBodyBytes !== 0;
  if (exchange.head.status === 400 && hasBody && /parse|malformed|syntax|json/i.test(page?.description ?? '')) {
    const type = sentField(input, 'Content-Type');
    return withTries(tellWrong(input, 'The body could not be read as what it says it is', saidBy(input), [type]), body(input));
  }
  const names = refusedFields(input);
  if (names.length > 0) return withTries(refused(input, names), body(input));
  const detail = saidBy(input) || 'The body of its answer may say why.';
  const tries = draft.body.kind === 'none' ? askedWrong(input) : [body(input)];
  return withTries(tellWrong(input, 'The server does not accept what was sent', detail, [{ kind: 'body' }]), ...tries);
}

/** Without a body, what can be wrong is what was asked. */
const askedWrong = (input: AnswerInput): NextTry[] =>
  input.hop.target.includes('?')
    ? [lookAt('Look at the query', 'Opens Params beside the answer.', input, 'params')]
    : [lookAt('Look at the headers', 'Opens them beside the answer.', input, 'headers')];

/** Names of the fields that the body of a refusal lists, where it lists nothing else. */
function refusedFields({ page }: AnswerInput): string[] {
  const fields = page?.fields ?? [];
  return fields.every(({ cell }) => cell.kind === 'list') ? fields.map(({ name }) => name) : [];
}

function refused(input: AnswerInput, names: readonly string[]): Aspect {
  const title = names.length === 1 ? 'One field was refused' : `${names.length} fields were refused`;
  const more = names.length > 6 ? ' and more' : '';
  const detail = `Named in the body, with the reason: ${names.slice(0, 6).join(', ')}${more}. Nothing was stored.`;
  return tellWrong(input, title, detail, [{ kind: 'body' }]);
}

function levelUp({ hop, draft }: AnswerInput): NextTry[] {
  const path = pathOf(hop.url);
  const parent = path === '/' ? null : atAddress(withMethod(draft, 'GET'), path.replace(/[^/]+\/?$/, ''), hop.url);
  return parent ? [sendNow('Look one level up', '', parent)] : [];
}

function missing(input: AnswerInput): Aspect {
  const { hop, draft } = input;
  const path = pathOf(hop.url);
  const slashed = path.endsWith('/') ? null : atAddress(draft, `${path}/${new URL(hop.url).search}`, hop.url);
  const detail = saidBy(input) || 'It may never have been, or be hidden from you: some servers answer 404 where others say 403.';
  const told = tellWrong(input, `Nothing is at ${path}`, detail, [{ kind: 'request', hop: input.at }]);
  const slash = slashed ? [sendNow('Ask with a slash at the end', 'Some servers know only that.', slashed)] : [];
  return withTries(told, ...levelUp(input), ...slash);
}

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : '/');

function clash(input: AnswerInput): Aspect {
  const detail = saidBy(input) || 'The request is fine in itself. The body may name what it clashes with.';
  const evidence = [receivedField(input, 'Link'), { kind: 'body' } as const];
  const there = readLinks(headerValues(input.exchange.head.headers, 'Link'))[0]?.uri;
  const other = there === undefined ? null : atAddress(withMethod(input.draft, 'GET'), there, input.hop.url);
  return withTries(
    tellWrong(input, 'It clashes with what the server holds', detail, evidence),
    ...(other ? [sendNow('Look at what it clashes with', 'Link in the answer names it.', other)] : []),
    look(input, 'Look at what is there', 'And send again what fits to it.'),
    ...(input.draft.body.kind === 'none' ? [] : [body(input)]),
  );
}

function blocked(input: AnswerInput): Aspect {
  const values = headerValues(input.exchange.head.headers, 'Link');
  const by = readLinks(values).find(({ rel }) => rel === 'blocked-by')?.uri;
  const who = by === undefined ? 'The answer does not say who demanded it.' : `Who blocks it calls itself ${by}.`;
  return withTries(
    tellWrong(input, 'It is withheld by order of the law', `${who} ${saidBy(input)}`.trim(), [receivedField(input, 'Link')]),
    ...levelUp(input),
  );
}

function portal(input: AnswerInput): Aspect {
  const link = input.page?.links[0]?.url;
  const there = link === undefined ? null : atAddress(withMethod(input.draft, 'GET'), link, input.hop.url);
  const detail = 'It is not the server that answers but the network in between.';
  return withTries(
    tellWrong(input, 'The network wants you to log in first', detail, [receivedField(input, 'Link'), { kind: 'body' }]),
    ...(there ? [sendNow('Go to its login', there.url, there)] : []),
  );
}
