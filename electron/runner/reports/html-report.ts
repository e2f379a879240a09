import { describeFailure } from '#shared/failure-words';
import type { RequestResult, RunSummary } from '#shared/model/run-result';
import { nameIn, wordsOf } from './result-words';
import type { WholeReport } from './whole-reports';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `
:root { color-scheme: light dark; --ink: #211e19; --quiet: #6d675d; --sheet: #fcfbf9; --line: #e3dfd7; --good: #31692a; --bad: #a5271e }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e4dc; --quiet: #a39c90; --sheet: #201d19; --line: #3a352e; --good: #8fca84; --bad: #f0938b } }
body { margin: 0; padding: 24px; font: 13px/20px system-ui, sans-serif; color: var(--ink); background: var(--sheet) }
h1 { margin: 0 0 4px; font-size: 18px } p { margin: 0 0 16px; color: var(--quiet) }
table { border-collapse: collapse; width: 100% } th, td { padding: 4px 12px 4px 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line) }
th { font-weight: 500; color: var(--quiet) } code { font: 12px/18px ui-monospace, monospace; overflow-wrap: anywhere }
.good { color: var(--good) } .bad { color: var(--bad) } ul { margin: 0; padding: 0; list-style: none } .number { text-align: end }
`;

/** One file that needs nothing else: how each request went, and what failed. */
export const createHtmlReport: WholeReport = (name, results, summary) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(name)}: ${summary.failed === 0 ? 'passed' : `${summary.failed} failed`}</title>
<style>${style}</style>
<h1>${escape(name)}</h1>
<p>${summaryWords(summary)}</p>
<table>
<thead><tr><th>Result</th><th>Request</th><th>Status</th><th class="number">Time</th><th>Checks</th></tr></thead>
<tbody>
${results.map(rowOf).join('\n')}
</tbody>
</table>
</html>
`;

const summaryWords = ({ requests, passed, failed, checks, failedChecks, timeMs }: RunSummary): string =>
  `${requests} requests, ${passed} passed, ${failed} failed; ${checks} checks, ${failedChecks} failed; ${(timeMs / 1000).toFixed(2)} s`;

function rowOf(result: RequestResult): string {
  const { passed, method, name, url, status, statusText, isSkipped, timeMs, iteration } = result;
  const round = iteration === 0 ? '' : ` <small>round ${iteration + 1}</small>`;
  return `<tr>
<td class="${passed ? 'good">✓ passed' : 'bad">✗ failed'}</td>
<td><b>${escape(method)}</b> ${escape(name)}${round}<br><code>${escape(url)}</code></td>
<td>${status === null ? (isSkipped ? 'skipped' : 'no answer') : `${status} ${escape(statusText)}`}</td>
<td class="number">${Math.round(timeMs)} ms</td>
<td>${checksOf(result)}</td>
</tr>`;
}

function checksOf({ checks, failure, console }: RequestResult): string {
  const lines = [
    ...(failure ? [`<li class="bad">${escape(describeFailure(failure))}</li>`] : []),
    ...checks.map((check) =>
      check.passed ? `<li class="good">✓ ${escape(nameIn(check))}</li>` : `<li class="bad">✗ ${escape(wordsOf(check))}</li>`,
    ),
    ...console.map(({ text }) => `<li><code>${escape(text)}</code></li>`),
  ];
  return `<ul>${lines.join('')}</ul>`;
}
