import { describeFailure, hintFor } from '#shared/failure-words';
import { phaseWords } from '#shared/scripts/script-report';
import { X } from 'lucide-react';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import { ResultMark } from './result-mark';
import styles from './runner.module.css';
import type { RunResult } from './use-results';

interface Props {
  readonly result: RunResult;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** One result: its address, and how each check went. */
export function ResultDetail({ result, onOpen, onClose }: Props) {
  const { name, method, url, failure, checks, passed, iteration } = result;
  return (
    <section className={styles.detail} aria-label={`Result of ${name}`}>
      <header className={styles.detailHead}>
        <ResultMark passed={passed} />
        <h3 className={styles.detailName}>
          <bdi>{name}</bdi> {iteration > 0 && <span className={styles.quiet}>round {iteration + 1}</span>}
        </h3>
        <Button size="small" onPress={onOpen}>
          Open the exchange
        </Button>
        <IconButton label="Close the result" icon={X} size="small" onPress={onClose} />
      </header>
      <p className={styles.address} dir="ltr">
        {method} {url}
      </p>
      {failure && (
        <p className={styles.failed}>
          {describeFailure(failure)} {hintFor(failure)}
        </p>
      )}
      <ul className={styles.checks}>
        {checks.map((check, at) => (
          // Two checks may say the same; their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key -- as said above
          <li key={at} className={styles.check}>
            <ResultMark passed={check.passed} />
            <span dir="auto">
              {check.name}
              {check.from !== undefined && <span className={styles.quiet}> from {check.from}</span>}
              {!check.passed && <span className={styles.found}>{check.problem || `it is ${check.found}`}</span>}
            </span>
          </li>
        ))}
      </ul>
      {checks.length === 0 && !failure && (
        <p className={styles.quiet}>It has no checks: that it was answered is all that is known.</p>
      )}
      <ConsoleLines lines={result.console} />
    </section>
  );
}

const levels = { error: styles.failed, warn: styles.warned } as const;

/** What scripts said around the request. */
function ConsoleLines({ lines }: { readonly lines: RunResult['console'] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h4 className={styles.consoleHead}>Console</h4>
      <ul className={styles.checks} aria-label="Console">
        {lines.map(({ level, text, where, phase }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line may be said twice
          <li key={at} className={styles.said}>
            <span
              className={classNames(styles.text, level === 'error' || level === 'warn' ? levels[level] : undefined)}
              dir="auto"
            >
              {text}
            </span>
            <span className={styles.quiet}>
              {where}, {phaseWords[phase]}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
