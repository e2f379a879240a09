import type { CheckResult } from '#shared/checks/run-checks';
import { phaseWords, type ConsoleLine } from '#shared/scripts/script-report';
import { CircleCheck, CircleX } from 'lucide-react';
import type { Checked } from '../../state/slices/checks-slice';
import { classNames } from '../../ui/class-names';
import styles from './script-part.module.css';

interface Props {
  readonly checked: Checked;
}

/** What scripts tested and said around the exchange that is shown: first what failed. */
export function ScriptResults({ checked: { results, console } }: Props) {
  const tests = testsAmong(results);
  if (tests.length === 0 && console.length === 0) return null;
  const failed = tests.filter(({ passed }) => !passed).length;
  return (
    <section className={styles.results} aria-label="What the scripts did" tabIndex={0}>
      {tests.length > 0 && (
        <p className={styles.title} role="status">
          {failed === 0 ? `${count(tests.length, 'test')} passed` : `${failed} of ${count(tests.length, 'test')} failed`}
        </p>
      )}
      <ul className={styles.list} aria-label="Tests">
        {tests.map((test, at) => (
          <Test key={`${at} ${test.name}`} test={test} />
        ))}
      </ul>
      {console.length > 0 && <p className={styles.title}>Console</p>}
      <ul className={styles.list} aria-label="Console">
        {console.map((line, at) => (
          <Said key={`${at} ${line.text}`} line={line} />
        ))}
      </ul>
    </section>
  );
}

/** Results that no check without code has, what failed first. */
const testsAmong = (results: readonly CheckResult[]): CheckResult[] =>
  results.filter(({ said }) => said === undefined).toSorted((one, other) => Number(one.passed) - Number(other.passed));

function Test({ test: { name, passed, problem } }: { readonly test: CheckResult }) {
  const Icon = passed ? CircleCheck : CircleX;
  return (
    <li className={styles.line}>
      <Icon
        size={14}
        strokeWidth={1.5}
        role="img"
        aria-label={passed ? 'passed' : 'failed'}
        className={classNames(styles.mark, passed ? styles.passed : styles.failed)}
      />
      <span className={styles.words}>
        <bdi>{name}</bdi>
        {problem !== '' && (
          <span className={styles.problem} dir="auto">
            {problem}
          </span>
        )}
      </span>
    </li>
  );
}

function Said({ line: { level, text, where, phase } }: { readonly line: ConsoleLine }) {
  return (
    <li className={classNames(styles.line, styles.said, level === 'error' && styles.failed, level === 'warn' && styles.warned)}>
      <span className={styles.words} dir="auto">
        {text}
      </span>
      <span className={styles.where}>
        {where}, {phaseWords[phase]}
      </span>
    </li>
  );
}

const count = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? '' : 's'}`;
