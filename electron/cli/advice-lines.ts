import { type Remark, type RuleGroup, weightWords } from '#shared/advice/advise';
import type { AdviceEvidence, AdviceWeight, RuleFacts } from '#shared/advice/advice-rule';
import { wrapText } from './wrap-text';

const marks: { readonly [W in AdviceWeight]: string } = { fault: '✗', trap: '!', style: '·' };
const signs: { readonly [W in AdviceEvidence['where']]: string } = { request: '>', answer: '<', body: '=' };

/** Remarks on one exchange: what is odd, what it rests on, why it matters and what would be better. */
export const adviceLines = (remarks: readonly Remark[], width: number): string[] =>
  remarks.length === 0
    ? ['No advice on this exchange.']
    : remarks.flatMap((remark) => [headline(remark.rule), ...remarkLines(remark), ...ruleLines(remark.rule, width)]);

/** Remarks on many, rule by rule: the rule once, then each place. `nameOf` tells where a request is saved. */
export const groupLines = (groups: readonly RuleGroup[], width: number, nameOf: (id: string) => string): string[] =>
  groups.flatMap(({ rule, remarks }) => [
    headline(rule),
    ...ruleLines(rule, width),
    ...remarks.flatMap((remark) => ['', ...remarkLines(remark), ...remark.concerns.map((id) => `    in ${nameOf(id)}`)]),
    '',
  ]);

const headline = (rule: RuleFacts): string => `${marks[rule.weight]} ${rule.title} (${weightWords[rule.weight]}; ${rule.id})`;

const remarkLines = ({ says, evidence, instead }: Remark): string[] => [
  `    ${says}`,
  ...evidence.map(({ where, quote }) => `    ${signs[where]} ${quote}`),
  ...(instead === null ? [] : [`    better: ${instead}`]),
];

const ruleLines = ({ reason, source, example }: RuleFacts, width: number): string[] => [
  ...wrapText(reason, { width, first: '    ', rest: '    ' }),
  `    ${source.name}, ${source.url}`,
  `    for example ${example.worse}: better ${example.better}`,
];

/** A remark for programs. */
export const remarkJson = ({ rule, says, evidence, instead, at, concerns }: Remark) => ({
  rule: rule.id,
  title: rule.title,
  weight: rule.weight,
  says,
  evidence,
  instead,
  at,
  concerns,
  reason: rule.reason,
  source: rule.source,
  example: rule.example,
});
