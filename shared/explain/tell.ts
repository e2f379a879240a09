import { headerValue, headerValues } from '../http/header-list';
import type { AnswerInput } from './explain-input';
import type { Aspect, Evidence, ExplanationStep, NextTry } from './explanation';

/** Evidence, where it is there. */
export type Maybe = Evidence | null;

/** A field of the request that the answer is to. */
export const sentField = ({ hop, at }: AnswerInput, field: string): Maybe => {
  const value = headerValue(hop.requestHeaders, field);
  return value === null ? null : { kind: 'sent', hop: at, field, value };
};

/** A field of the answer, several of one name together. */
export const receivedField = ({ exchange, at }: AnswerInput, field: string): Maybe => {
  const value = headerValues(exchange.head.headers, field).join(', ');
  return value === '' ? null : { kind: 'received', hop: at, field, value };
};

/** One thing that is wrong, with what it rests on: the status itself where nothing else says it. */
export function tellWrong(input: AnswerInput, title: string, detail: string, evidence: readonly Maybe[] = []): Aspect {
  const found = evidence.filter((each) => each !== null);
  const step: ExplanationStep = {
    tone: 'bad',
    title,
    detail,
    evidence: found.length > 0 ? found : [{ kind: 'status', hop: input.at }],
  };
  return { steps: [step], tries: [] };
}

/** The same with what to do about it. */
export const withTries = (aspect: Aspect, ...tries: readonly NextTry[]): Aspect => ({ ...aspect, tries });

/** A draft that is ready to be sent. */
export const sendNow = (title: string, detail: string, draft: NextTry['action']['draft']): NextTry => ({
  title,
  detail,
  action: { kind: 'send', draft },
});

/** A part of the draft that only its author can put right. */
export const lookAt = (
  title: string,
  detail: string,
  { draft }: Pick<AnswerInput, 'draft'>,
  part: Extract<NextTry['action'], { kind: 'edit' }>['part'],
): NextTry => ({ title, detail, action: { kind: 'edit', part, draft } });
