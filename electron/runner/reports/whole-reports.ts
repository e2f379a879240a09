import type { RunReportFormat } from '#shared/model/collection-run';
import type { RequestResult, RunSummary } from '#shared/model/run-result';
import { createHtmlReport } from './html-report';
import { createJUnitReport } from './junit-report';

/** A report that is written as a whole at the end. */
export type WholeReport = (name: string, results: readonly RequestResult[], summary: RunSummary) => string;

/** The reports of a run by their names, the same wherever it was started. */
export const wholeReports: Readonly<Record<RunReportFormat, WholeReport>> = {
  json: (name, results, summary) => `${JSON.stringify({ collection: name, summary, results }, null, 2)}\n`,
  junit: createJUnitReport,
  html: createHtmlReport,
};
