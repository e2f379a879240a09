import { readChallenges } from '../http/challenge';
import { headerValue, headerValues } from '../http/header-list';
import { describeChallenge } from './challenge-words';
import { basicUser } from './credential-sent';
import { withHeader } from './draft-change';
import type { AnswerInput } from './explain-input';
import type { Aspect, ExplanationStep, NextTry } from './explanation';

const asked = 'Proxy-Authenticate';
const answered = 'Proxy-Authorization';

/** 407: it is the proxy that asks, and the server behind it was not reached (RFC 9110, 15.5.8). */
export function explainProxyLogin(input: AnswerInput): Aspect {
  return { steps: [whatTheProxyGot(input), whatItAsks(input)], tries: triesFor(input) };
}

function whatTheProxyGot({ hop, at }: AnswerInput): ExplanationStep {
  const value = headerValue(hop.requestHeaders, answered);
  if (value === null) {
    const detail = 'Authorization is for the server behind it; a proxy looks at Proxy-Authorization alone.';
    return { tone: 'bad', title: 'The proxy got no credential', detail, evidence: [{ kind: 'request', hop: at }] };
  }
  const [scheme = '', secret = ''] = value.split(' ');
  const who = /^basic$/i.test(scheme) ? basicUser(secret) : null;
  return {
    tone: 'bad',
    title: 'The proxy did not accept the credential',
    detail: who === null ? `${scheme} was sent.` : `${scheme} for ${who}.`,
    evidence: [{ kind: 'sent', hop: at, field: answered, value }],
  };
}

function whatItAsks({ exchange, at }: AnswerInput): ExplanationStep {
  const values = headerValues(exchange.head.headers, asked).join(', ');
  if (values === '') {
    const detail = `RFC 9110 wants a challenge in ${asked}; without it nobody can know what would be accepted.`;
    return { tone: 'plain', title: 'The proxy does not say how to log in', detail, evidence: [{ kind: 'status', hop: at }] };
  }
  return {
    tone: 'plain',
    title: 'So the proxy asked who this is',
    detail: 'The request did not get any further.',
    evidence: [{ kind: 'received', hop: at, field: asked, value: values }],
    parts: readChallenges(values).flatMap(describeChallenge),
  };
}

function triesFor({ draft, exchange }: AnswerInput): NextTry[] {
  const scheme = readChallenges(headerValues(exchange.head.headers, asked).join(', '))[0]?.scheme ?? 'Basic';
  const has = draft.headers.some(({ name }) => name.trim().toLowerCase() === answered.toLowerCase());
  const shown = has ? draft : withHeader(draft, answered, `${scheme} `);
  return [
    {
      title: has ? 'Correct the credential for the proxy' : 'Add a credential for the proxy',
      detail: `${answered}: Basic wants name:password in Base64.`,
      action: { kind: 'edit', part: 'headers', draft: shown },
    },
  ];
}
