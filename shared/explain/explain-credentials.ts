import { readChallenges, type Challenge } from '../http/challenge';
import { headerValue, headerValues } from '../http/header-list';
import { parseHttpDate } from '../http/http-date';
import { whatWasSent } from './credential-step';
import { describeChallenge } from './challenge-words';
import { credentialSent, type SentCredential } from './credential-sent';
import { explainForbidden } from './explain-forbidden';
import { explainProxyLogin } from './explain-proxy-login';
import type { AnswerInput } from './explain-input';
import { explainToken } from './explain-token';
import { nothing, type Aspect, type ExplanationStep } from './explanation';
import { loginTries } from './login-tries';

/** Who was asking, what the server wanted to see, and where the two part: for 401, 403 and 407. */
export function explainCredentials(input: AnswerInput): Aspect {
  const { status } = input.exchange.head;
  if (status !== 401 && status !== 403 && status !== 407) return nothing;
  if (status === 407) return explainProxyLogin(input);
  const sent = credentialSent(input.hop, input.at, input.draft);
  if (status === 403) return explainForbidden(input, sent);
  const challenges = challengesOf(input);
  const steps = [
    ...whatWasSent(input, sent),
    ...explainToken(sent, serverNow(input)),
    ...whereTheyPart(sent, challenges),
    whatWasAsked(input, challenges),
  ];
  return { steps, tries: loginTries(input, sent, challenges) };
}

const field = 'WWW-Authenticate';

const challengesOf = ({ exchange: { head } }: AnswerInput): Challenge[] =>
  readChallenges(headerValues(head.headers, field).join(', '));

/** The server's clock where it told, else ours at the end of the exchange. */
function serverNow({ exchange }: AnswerInput): number {
  return parseHttpDate(headerValue(exchange.head.headers, 'Date') ?? '') ?? exchange.endedAt;
}

/** A scheme that the server did not name is not looked at, however right the rest is. */
function whereTheyPart(sent: SentCredential | null, challenges: readonly Challenge[]): ExplanationStep[] {
  if (!sent || sent.evidence.kind !== 'sent' || !sent.evidence.field.endsWith('uthorization')) return [];
  const asked = challenges.map(({ scheme }) => scheme);
  const isAsked = asked.some((scheme) => scheme.toLowerCase() === sent.scheme.toLowerCase());
  if (asked.length === 0 || isAsked) return staleness(sent, challenges);
  const wanted = asked.join(' or ');
  return [
    {
      tone: 'bad',
      title: 'It has another scheme than the server asks for',
      detail: `${sent.scheme === '' ? 'No scheme word was sent' : `${sent.scheme} was sent`}; the server asks for ${wanted}.`,
      evidence: [sent.evidence],
    },
  ];
}

/** RFC 7616, 3.3: the password was right, the nonce too old. */
function staleness(sent: SentCredential, challenges: readonly Challenge[]): ExplanationStep[] {
  const isStale = challenges.some(({ params }) => params.get('stale')?.toLowerCase() === 'true');
  if (!isStale) return [];
  const detail = 'The server says that only the nonce was too old: the same name and password will do with the new one.';
  return [{ tone: 'bad', title: 'Its nonce was stale', detail, evidence: [sent.evidence] }];
}

function whatWasAsked({ exchange, at }: AnswerInput, challenges: readonly Challenge[]): ExplanationStep {
  if (challenges.length === 0) {
    const detail = `RFC 9110 wants at least one challenge in ${field}; without it nobody can know what would be accepted.`;
    return { tone: 'plain', title: 'The server does not say how to log in', detail, evidence: [{ kind: 'status', hop: at }] };
  }
  const value = headerValues(exchange.head.headers, field).join(', ');
  const count = challenges.length === 1 ? 'One challenge' : `${challenges.length} challenges, any of which will do,`;
  return {
    tone: 'plain',
    title: 'So the server asked who this is',
    detail: `${count} in ${field}:`,
    evidence: [{ kind: 'received', hop: at, field, value }],
    parts: challenges.flatMap(describeChallenge),
  };
}
