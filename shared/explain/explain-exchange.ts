import { readStatus } from '../http/status-catalog';
import { causesOfFailure } from './causes/causes-of-failure';
import { causesOfStatus } from './causes/causes-of-status';
import { explainCaching } from './explain-caching';
import { explainConditions } from './explain-conditions';
import { explainContent } from './explain-content';
import { explainCors } from './explain-cors';
import { explainCredentials } from './explain-credentials';
import { explainDropped } from './explain-dropped';
import { explainFailure } from './explain-failure';
import type { AnswerInput, ExplainInput } from './explain-input';
import { explainInterims } from './explain-interims';
import { explainMessage } from './explain-message';
import { explainMethod } from './explain-method';
import { explainNegotiation } from './explain-negotiation';
import { explainRanges } from './explain-ranges';
import { explainRedirects } from './explain-redirects';
import { explainRefusal } from './explain-refusal';
import { explainServerError } from './explain-server-error';
import { explainStatus } from './explain-status';
import { explainSuccess } from './explain-success';
import { explainWaiting } from './explain-waiting';
import { explainWays } from './explain-way';
import { nothing, type Aspect, type Explanation } from './explanation';

/** Everything that can be said about an answer, in the order in which it is said: the way there, why, and what follows. */
const aspects: readonly ((input: AnswerInput) => Aspect)[] = [
  explainRedirects,
  explainInterims,
  explainDropped,
  explainCredentials,
  explainMethod,
  explainConditions,
  explainRanges,
  explainNegotiation,
  explainMessage,
  explainRefusal,
  explainWaiting,
  explainServerError,
  explainSuccess,
  explainContent,
  explainCaching,
  explainCors,
];

/** Why an exchange ended as it did. The same exchange always gets the same explanation. */
export function explainExchange(input: ExplainInput): Explanation {
  const { exchange } = input;
  if (exchange.phase === 'failed') {
    const failed = { ...input, exchange };
    return { ...explainFailure(failed), causes: causesOfFailure(failed), lookAlike: null };
  }
  const hop = exchange.hops.at(-1);
  if (!hop) return { ...nothing, causes: [], lookAlike: null };
  const answer: AnswerInput = { ...input, exchange, hop, at: exchange.hops.length - 1 };
  const found = aspects.map((aspect) => aspect(answer));
  const steps = found.flatMap(({ steps: each }) => each);
  const { entry, assigned } = readStatus(exchange.head.status);
  return {
    steps: [...explainWays(exchange.hops), ...(assigned && steps.length > 0 ? steps : [...explainStatus(answer), ...steps])],
    causes: causesOfStatus(answer),
    tries: found.flatMap(({ tries }) => tries),
    lookAlike: assigned ? (entry?.lookAlikes[0] ?? null) : null,
  };
}
