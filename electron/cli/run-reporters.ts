import { resolve } from 'node:path';
import type { RequestResult, RunSummary } from '#shared/model/run-result';
import { fail, ok, type Result } from '#shared/result';
import { type WholeReport, wholeReports } from '../runner/reports/whole-reports';
import { writeFileAtomic } from '../storage/atomic-file';
import type { Environment } from './environment';
import { createTextReport } from './run-report-text';

/** Hears how a run goes, and says it in a form of its own. */
export interface Reporter {
  start(name: string, plan: { readonly requests: number; readonly iterations: number }): void;
  tell(result: RequestResult): void;
  /** Writes what is to be written at the end. */
  end(summary: RunSummary): Promise<Result<void>>;
}

/** Reporters by what `--reporter` says of each: its name, and a file where one is wanted. */
export function openReporters(wanted: readonly string[], environment: Environment): Result<Reporter[]> {
  const reporters: Reporter[] = [];
  for (const one of wanted) {
    const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(one) ?? [];
    const write = writerFor(file, environment);
    const whole: WholeReport | undefined = Object.entries(wholeReports).find(([known]) => known === name)?.[1];
    if (name === 'text') reporters.push(createTextReport(environment, write));
    else if (whole) reporters.push(gather(whole, write));
    else
      return fail({
        kind: 'rejectedInput',
        issues: [`--reporter ${one}: it is text, json, junit or html, and =FILE where it is to go`],
      });
  }
  return ok(reporters);
}

type Write = (text: string) => Promise<Result<void>>;

/** To the file at the end, or to standard output as it comes. */
const writerFor = (file: string | undefined, { stdout, cwd }: Environment): { readonly isFile: boolean; readonly write: Write } =>
  file === undefined || file === ''
    ? { isFile: false, write: async (text) => ok(void stdout.write(text)) }
    : { isFile: true, write: (text) => writeFileAtomic(resolve(cwd, file), text) };

function gather(report: WholeReport, { write }: { readonly write: Write }): Reporter {
  let title = '';
  const results: RequestResult[] = [];
  return {
    start: (name) => void (title = name),
    tell: (result) => void results.push(result),
    end: (summary) => write(report(title, results, summary)),
  };
}
