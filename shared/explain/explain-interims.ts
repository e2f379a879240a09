import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type ExplanationStep } from './explanation';

const words: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  100: ['The server asked for the body first', 'Expect: 100-continue held it back until the head was looked at.'],
  101: ['The protocol was switched', 'From here on the connection speaks another one.'],
  102: ['The server said that it is still at work', 'So that nobody gives up waiting.'],
  103: ['The server told early what will be needed', 'Its Link fields let a browser fetch while the answer is made.'],
  104: ['The server told where an upload can be resumed', 'A temporary registration.'],
};

/** Answers that came before the answer (RFC 9110, 15.2). */
export function explainInterims({ exchange }: AnswerInput): Aspect {
  const steps = exchange.hops.flatMap(({ interims }, hop) =>
    interims.flatMap(({ status }): ExplanationStep[] => {
      const found = words[status];
      return found ? [{ tone: 'plain', title: found[0], detail: found[1], evidence: [{ kind: 'interim', hop, status }] }] : [];
    }),
  );
  return steps.length === 0 ? nothing : { steps, tries: [] };
}
