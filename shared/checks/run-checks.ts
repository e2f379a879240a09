import { z } from 'zod';
import type { Check } from '../model/check';
import type { Answer } from './answer';
import { lookUp } from './look-up';
import { operatorNamed, readExpected } from './operators';

/** How one check went. */
export const checkResultSchema = z.strictObject({
  /** What was checked, as a sentence: “res.status equals 200”. */
  name: z.string(),
  passed: z.boolean(),
  /** What was found in its place, shortened; empty when it passed. */
  found: z.string(),
  /** Why it could not be checked at all; empty when it could. */
  problem: z.string(),
  /** The check as it is written, before variables are filled in; not there where a script has tested. */
  said: z.string().optional(),
  /** What wants it, in words: `folder Books`; not there where the request itself does. */
  from: z.string().optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

/** Runs the checks that are on, in their order. `fill` puts variables into what is expected. */
export function runChecks(
  checks: readonly Check[],
  answer: Answer,
  { variable, fill }: { readonly variable: (name: string) => unknown; readonly fill: (text: string) => string },
): CheckResult[] {
  return checks.flatMap((check) => {
    if (!check.enabled || check.expression.trim() === '') return [];
    const result = runOne({ ...check, value: fill(check.value) }, lookUp(check.expression, answer, variable));
    return [{ ...result, said: nameOf(check) }];
  });
}

function runOne(check: Check, found: ReturnType<typeof lookUp>): CheckResult {
  const operator = operatorNamed(check.operator);
  const name = nameOf(check);
  if (!operator) return { name, passed: false, found: '', problem: `There is no operator “${check.operator}”.` };
  if (!found.ok) {
    const issues = found.failure.kind === 'rejectedInput' ? found.failure.issues : [];
    return { name, passed: false, found: '', problem: issues.join(' ') };
  }
  const passed = operator.holds(found.value, readExpected(check.value), check.value);
  return { name, passed, found: passed ? '' : shown(found.value), problem: '' };
}

/** A check as a sentence. */
export function nameOf({ expression, operator, value }: Pick<Check, 'expression' | 'operator' | 'value'>): string {
  const known = operatorNamed(operator);
  const says = known?.says ?? operator;
  return known?.takesValue === false ? `${expression} ${says}` : `${expression} ${says} ${value}`.trim();
}

const longest = 200;

/** A value as one short line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'bigint' ? String(value) : (JSON.stringify(value, bigText) ?? typeof value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const bigText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
