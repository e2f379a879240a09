import type { AnswerInput } from './explain-input';
import { headerValues } from '../http/header-list';
import { nothing, type Aspect, type Evidence, type ExplanationStep } from './explanation';

/** Fields of an interim answer that it comes for. */
const told: Readonly<Record<number, string>> = { 103: 'Link', 104: 'Location' };

const words: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  100: ['The server asked for the body first', 'Expect: 100-continue held it back until the head was looked at.'],
  102: ['The server said that it is still at work', 'So that nobody gives up waiting.'],
  103: ['The server told early what will be needed', 'Its Link fields let a browser fetch while the answer is made.'],
  104: ['The server told where an upload can be resumed', 'A temporary registration.'],
};

/** Answers that came before the answer (RFC 9110, 15.2). */
export function explainInterims({ exchange }: AnswerInput): Aspect {
  const steps = exchange.hops.flatMap(({ interims }, hop) =>
    interims.flatMap(({ status, headers }): ExplanationStep[] => {
      const [title, detail] = words[status] ?? [
        `The server sent an interim answer, ${status}`,
        'Nobody has assigned it; the answer came after it.',
      ];
      const field = told[status];
      const values = field === undefined ? [] : headerValues(headers, field);
      const quoted: Evidence[] = values.map((value) => ({ kind: 'received', hop, field: field ?? '', value }));
      return [{ tone: 'plain', title, detail, evidence: [{ kind: 'interim', hop, status }, ...quoted] }];
    }),
  );
  return steps.length === 0 ? nothing : { steps, tries: [] };
}
