import { describeFailure } from '#shared/failure-words';
import type { RequestResult } from '#shared/model/run-result';
import { nameIn, titleOf, wordsOf } from './result-words';
import type { WholeReport } from './whole-reports';

/** What XML 1.0 may not hold, section 2.2. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escape = (text: string): string =>
  text
    .replaceAll(unwritable, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** The form that build servers read: a suite for each request, a case for each check; no answer is an error. */
export const createJUnitReport: WholeReport = (name, results, summary) => {
  const suites = results.map(suiteOf);
  const counts = `tests="${sum(results, casesOf)}" failures="${summary.failedChecks}" errors="${summary.unanswered}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escape(name)}" ${counts} time="${seconds(summary.timeMs)}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
};

const sum = (results: readonly RequestResult[], count: (result: RequestResult) => number): number =>
  results.reduce((all, result) => all + count(result), 0);

/** That it was answered is a case as well, so that a request without checks is seen. */
const casesOf = ({ checks }: RequestResult): number => checks.length + 1;

function suiteOf(result: RequestResult): string {
  const failures = result.checks.filter(({ passed }) => !passed).length;
  const errors = result.failure ? 1 : 0;
  const place = result.iteration === 0 ? result.path : `${result.path} round ${result.iteration + 1}`;
  const cases = [
    testCase(place, 'is answered', result.failure ? element('error', describeFailure(result.failure)) : '', result.timeMs),
    ...result.checks.map((check) => testCase(place, nameIn(check), check.passed ? '' : element('failure', wordsOf(check)), 0)),
  ];
  return [
    `  <testsuite name="${escape(titleOf(result))}" tests="${casesOf(result)}" failures="${failures}" errors="${errors}" time="${seconds(result.timeMs)}">`,
    ...cases,
    ...saidIn(result),
    '  </testsuite>',
  ].join('\n');
}

/** What scripts said, where build servers show it. */
const saidIn = ({ console }: RequestResult): string[] =>
  console.length === 0 ? [] : [`    <system-out>${escape(console.map(({ text }) => text).join('\n'))}</system-out>`];

const element = (name: 'failure' | 'error', words: string): string => `<${name} message="${escape(words)}"/>`;

const testCase = (place: string, name: string, inner: string, ms: number): string => {
  const start = `    <testcase classname="${escape(place)}" name="${escape(name)}" time="${seconds(ms)}"`;
  return inner === '' ? `${start}/>` : `${start}>${inner}</testcase>`;
};
