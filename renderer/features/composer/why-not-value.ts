import { findJsonProblem } from '#shared/model/find-json-problem';
import type { Variable, VariableType } from '#shared/model/variable';

/** What is wrong with a value of each type, in words; null when nothing is. */
const problems: Readonly<Record<VariableType, (value: string) => string | null>> = {
  string: () => null,
  number: (value) => (value.trim() !== '' && Number.isFinite(Number(value)) ? null : 'This is not a number.'),
  boolean: (value) => (['true', 'false'].includes(value) ? null : 'A boolean is true or false.'),
  null: (value) => (['', 'null'].includes(value) ? null : 'Null has no value.'),
  object: (value) => (findJsonProblem(value) === null ? null : 'This is not JSON.'),
};

/** Why a value does not fit its type; one that names other variables is judged when they are known. */
export const whyNotValue = ({ type, value, secret }: Pick<Variable, 'type' | 'value' | 'secret'>): string | null =>
  secret || /\{\{.*\}\}/s.test(value) ? null : problems[type](value);
