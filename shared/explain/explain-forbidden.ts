import { readChallenges } from '../http/challenge';
import { headerValue, headerValues } from '../http/header-list';
import type { SentCredential } from './credential-sent';
import { whatWasSent } from './credential-step';
import type { AnswerInput } from './explain-input';
import type { Aspect, ExplanationStep, NextTry } from './explanation';
import { saidBy } from './said';
import { editAuth, withoutCredential } from './login-tries';

/** Why a server that understood will not do it: nobody in particular asked, the wrong person did, or a form's guard is missing. */
export function explainForbidden(input: AnswerInput, sent: SentCredential | null): Aspect {
  const csrf = missingGuard(input, sent);
  if (csrf) return csrf;
  const scope = missingScope(input, sent);
  if (scope) return scope;
  return sent ? knownAndRefused(input, sent) : anonymousAndRefused(input);
}

function knownAndRefused(input: AnswerInput, sent: SentCredential): Aspect {
  const who = sent.who ?? 'the one behind this credential';
  const refused: ExplanationStep = {
    tone: 'bad',
    title: `The server knows who asks, and ${who} may not do this`,
    detail: saidBy(input) || 'It gives no reason. A credential that is not accepted would have been answered with 401.',
    evidence: [{ kind: 'status', hop: input.at }],
  };
  return {
    steps: [...whatWasSent(input, sent), refused],
    tries: [editAuth(input, 'Ask as somebody else'), withoutCredential(input)],
  };
}

/** A framework whose first way to log in has no challenge answers 403 where others say 401. */
function anonymousAndRefused(input: AnswerInput): Aspect {
  const refused: ExplanationStep = {
    tone: 'bad',
    title: 'And nobody may not do this',
    detail:
      saidBy(input) ||
      'Some servers answer 403 where 401 is meant: those that log in by session cookie or API key have no challenge to send.',
    evidence: [{ kind: 'status', hop: input.at }],
  };
  return { steps: [...whatWasSent(input, null), refused], tries: [editAuth(input, 'Say who is asking')] };
}

/** Sessions guard what changes something: Django, Laravel and Rails want a token that only their own pages hold. */
function missingGuard(input: AnswerInput, sent: SentCredential | null): Aspect | null {
  const isUnsafe = !/^(GET|HEAD|OPTIONS|TRACE)$/.test(input.hop.method);
  const names = /csrf|xsrf|authenticity token/i;
  if (!isUnsafe || !names.test(`${input.page?.description ?? ''} ${input.page?.title ?? ''}`)) return null;
  const header = ['X-CSRFToken', 'X-CSRF-Token', 'X-XSRF-TOKEN'].find((name) => headerValue(input.hop.requestHeaders, name));
  const step: ExplanationStep = {
    tone: 'bad',
    title: header === undefined ? 'The guard against forged forms is missing' : 'The guard against forged forms does not fit',
    detail: `${saidBy(input)} A session cookie alone is not enough for ${input.hop.method}: the CSRF token of the same session has to come with it.`,
    evidence: [
      { kind: 'status', hop: input.at },
      ...(header === undefined
        ? []
        : [{ kind: 'sent' as const, hop: input.at, field: header, value: headerValue(input.hop.requestHeaders, header) ?? '' }]),
    ],
  };
  const session: NextTry = {
    title: 'Log in as a browser does',
    detail: 'The kind “Session” fetches the token and sends it along.',
    action: { kind: 'edit', part: 'auth', draft: input.draft },
  };
  return { steps: [...whatWasSent(input, sent), step], tries: [session] };
}

/** RFC 6750, 3.1: the token is good and allows too little. */
function missingScope(input: AnswerInput, sent: SentCredential | null): Aspect | null {
  const field = 'WWW-Authenticate';
  const values = headerValues(input.exchange.head.headers, field);
  const short = readChallenges(values.join(', ')).find(({ params }) => params.get('error') === 'insufficient_scope');
  if (!short) return null;
  const wanted = short.params.get('scope');
  const step: ExplanationStep = {
    tone: 'bad',
    title: 'The token does not allow this',
    detail: wanted === undefined ? 'The server does not say which scope would.' : `The server wants the scope ${wanted}.`,
    evidence: [{ kind: 'received', hop: input.at, field, value: values.join(', ') }],
  };
  const again: NextTry = {
    title: 'Get a token that allows it',
    detail: wanted === undefined ? 'With more scopes.' : `Ask for the scope ${wanted}.`,
    action: { kind: 'edit', part: 'auth', draft: input.draft },
  };
  return { steps: [...whatWasSent(input, sent), step], tries: [again] };
}
