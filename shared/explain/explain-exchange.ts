import { readStatus } from '../http/status-catalog';
import { explainCredentials } from './explain-credentials';
import type { AnswerInput, ExplainInput } from './explain-input';
import type { Aspect, Explanation } from './explanation';

/** Everything that can be said about an answer, in the order in which it is said. */
const aspects: readonly ((input: AnswerInput) => Aspect)[] = [explainCredentials];

/** Why an exchange ended as it did. The same exchange always gets the same explanation. */
export function explainExchange(input: ExplainInput): Explanation {
  const { exchange } = input;
  if (exchange.phase === 'failed') return { steps: [], tries: [], lookAlike: null };
  const hop = exchange.hops.at(-1);
  if (!hop) return { steps: [], tries: [], lookAlike: null };
  const answer: AnswerInput = { ...input, exchange, hop, at: exchange.hops.length - 1 };
  const found = aspects.map((aspect) => aspect(answer));
  return {
    steps: found.flatMap(({ steps }) => steps),
    tries: found.flatMap(({ tries }) => tries),
    lookAlike: readStatus(exchange.head.status).entry?.lookAlikes[0] ?? null,
  };
}
