import { describeFailure } from '#shared/failure-words';
import type { RequestResult, RunSummary } from '#shared/model/run-result';
import { ok, type Result } from '#shared/result';
import { wordsOf } from '../runner/reports/result-words';
import type { Environment } from './environment';
import { escapeLine } from './escape-controls';
import { createPaint } from './paint';
import type { Reporter } from './run-reporters';

interface Target {
  readonly isFile: boolean;
  readonly write: (text: string) => Promise<Result<void>>;
}

/** A line for each request, what failed below it, and the counts at the end. */
export function createTextReport(environment: Environment, { isFile, write }: Target): Reporter {
  const paint = createPaint(isFile ? { ...environment, isTTY: { ...environment.isTTY, stdout: false } } : environment, 'stdout');
  const kept: string[] = [];
  const say = (line: string): void => {
    const text = `${line}\n`;
    if (isFile) kept.push(text);
    else void write(text);
  };
  let hasRounds = false;
  return {
    start(name, { requests, iterations }) {
      hasRounds = iterations > 1;
      const rounds = iterations === 1 ? '' : `, ${iterations} rounds`;
      say(paint.bold(`${escapeLine(name)}: ${plural(requests, 'request')}${rounds}`));
    },
    tell(result) {
      const mark = result.passed ? paint.status(200, '✓') : paint.warning('✗');
      const round = hasRounds ? `${result.iteration + 1}. ` : '';
      const status = statusOf(result);
      say(`${mark} ${round}${escapeLine(result.name)}  ${escapeLine(status)}  ${Math.round(result.timeMs)} ms`);
      if (result.failure) say(`    ${escapeLine(describeFailure(result.failure))}`);
      for (const line of result.console) say(`    ${paint.faint(`${line.where}: ${escapeLine(line.text)}`)}`);
      for (const check of result.checks) if (!check.passed) say(`    ${paint.warning('✗')} ${escapeLine(wordsOf(check))}`);
    },
    async end(summary) {
      for (const line of summaryLines(summary)) say(line);
      return isFile ? write(kept.join('')) : ok(undefined);
    },
  };
}

function statusOf({ status, statusText, isSkipped }: RequestResult): string {
  if (isSkipped) return 'skipped';
  return status === null ? 'no answer' : `${status} ${statusText}`.trim();
}

function summaryLines(summary: RunSummary): string[] {
  const { requests, passed, checks, failedChecks, unanswered, timeMs, stopped } = summary;
  return [
    '',
    `${plural(requests, 'request')}, ${passed} passed, ${requests - passed} failed${unanswered > 0 ? `, ${unanswered} without an answer` : ''}`,
    `${plural(checks, 'check')}, ${checks - failedChecks} passed, ${failedChecks} failed`,
    `${(timeMs / 1000).toFixed(2)} s${stoppedWords[stopped]}`,
  ];
}

const stoppedWords: Readonly<Record<RunSummary['stopped'], string>> = {
  no: '',
  bail: '; stopped at the first failure',
  script: '; stopped by a script',
  loop: '; stopped because scripts went in a circle',
  cancelled: '; stopped before the end',
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
