import type { ScriptReport } from '#shared/scripts/script-report';
import { hideFilledIn } from '../runner/without-secrets';
import { wordsOf } from '../runner/reports/result-words';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import { createPaint } from './paint';

/** Tells on standard error what scripts said and how each check went; false where one failed. */
export function tellChecks({ tests, console }: ScriptReport, filledIn: readonly string[], environment: Environment): boolean {
  const paint = createPaint(environment, 'stderr');
  const shown = (text: string) => escapeLine(hideFilledIn(text, filledIn));
  for (const line of console) note(environment, paint.faint(shown(`${line.where}: ${line.text}`)));
  for (const check of tests) {
    const words = check.passed ? check.name : wordsOf(check);
    note(environment, `${check.passed ? paint.status(200, '✓') : paint.warning('✗')} ${shown(words)}`);
  }
  return tests.every(({ passed }) => passed);
}
