import { describeFailure, hintFor } from '#shared/failure-words';
import { X } from 'lucide-react';
import { Button } from '../../ui/button';
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
              {!check.passed && <span className={styles.found}>{check.problem || `it is ${check.found}`}</span>}
            </span>
          </li>
        ))}
      </ul>
      {checks.length === 0 && !failure && (
        <p className={styles.quiet}>It has no checks: that it was answered is all that is known.</p>
      )}
    </section>
  );
}
