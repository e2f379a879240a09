import { explainExchange } from '#shared/explain/explain-exchange';
import type { Evidence, ExplainedPart, NextTry } from '#shared/explain/explanation';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { redactAddress, redactHeader } from './redact';

const marks = { good: '✓', bad: '✗', plain: '·' } as const;

/** Why an answer came, in the words of the window's Why: what happened in order, with its evidence, and what to try. */
export function whyLines(exchange: FinishedExchange | FailedExchange, draft: RequestDraft): string[] {
  const { steps, tries, lookAlike } = explainExchange({ exchange, draft, page: null });
  return [
    ...steps.flatMap(({ tone, title, detail, evidence, parts = [] }) => [
      `${marks[tone]} ${title}`,
      ...(detail === '' ? [] : [`    ${redactAddress(detail)}`]),
      ...evidence.flatMap(quoted),
      ...parts.map(partLine),
    ]),
    ...(tries.length > 0 ? ['What to try:', ...tries.map(tryLine)] : []),
    ...(lookAlike ? [`Easily taken for ${lookAlike.code}: ${lookAlike.difference}`] : []),
  ];
}

const quoted = (evidence: Evidence): string[] =>
  evidence.kind === 'sent' || evidence.kind === 'received'
    ? [`    ${evidence.kind === 'sent' ? '>' : '<'} ${evidence.field}: ${redactHeader([evidence.field, evidence.value])}`]
    : [];

const partLine = ({ name, value, meaning }: ExplainedPart): string =>
  `    ${name} ${value}${meaning === '' ? '' : `: ${meaning}`}`;

const tryLine = ({ title, detail }: NextTry): string => `  - ${title}${detail === '' ? '' : `: ${redactAddress(detail)}`}`;
