import { explainExchange } from '#shared/explain/explain-exchange';
import type { Evidence, ExplainedPart, NextTry } from '#shared/explain/explanation';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Redactor } from './redact';

const marks = { good: '✓', bad: '✗', plain: '·' } as const;

/** Why an answer came, in the words of the window's Why: what happened in order, with its evidence, and what to try. */
export function whyLines(exchange: FinishedExchange | FailedExchange, draft: RequestDraft, redact: Redactor): string[] {
  const { steps, tries, lookAlike } = explainExchange({ exchange, draft, page: null });
  return [
    ...steps.flatMap(({ tone, title, detail, evidence, parts = [] }) => [
      `${marks[tone]} ${title}`,
      ...(detail === '' ? [] : [`    ${redact.address(detail)}`]),
      ...evidence.flatMap((one) => quoted(one, redact)),
      ...parts.map(partLine),
    ]),
    ...(tries.length > 0 ? ['What to try:', ...tries.map((one) => tryLine(one, redact))] : []),
    ...(lookAlike ? [`Easily taken for ${lookAlike.code}: ${lookAlike.difference}`] : []),
  ];
}

const quoted = (evidence: Evidence, redact: Redactor): string[] =>
  evidence.kind === 'sent' || evidence.kind === 'received'
    ? [`    ${evidence.kind === 'sent' ? '>' : '<'} ${evidence.field}: ${redact.header([evidence.field, evidence.value])}`]
    : [];

const partLine = ({ name, value, meaning }: ExplainedPart): string =>
  `    ${name} ${value}${meaning === '' ? '' : `: ${meaning}`}`;

const tryLine = ({ title, detail }: NextTry, redact: Redactor): string =>
  `  - ${title}${detail === '' ? '' : `: ${redact.address(detail)}`}`;
