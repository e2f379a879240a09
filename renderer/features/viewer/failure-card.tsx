import type { Failure } from '#shared/failure';
import { describeFailure, hintFor } from '#shared/failure-words';
import { StatusMark } from '../../ui/status-mark';
import styles from './status-card.module.css';

interface Props {
  readonly failure: Failure;
}

/** Why no usable answer came, and what to try. */
export function FailureCard({ failure }: Props) {
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <StatusMark status="failure" />
        <h2 className={styles.phrase}>No usable answer</h2>
      </header>
      <p>{describeFailure(failure)}</p>
      {hintFor(failure) !== '' && (
        <>
          <h3>What to try</h3>
          <p>{hintFor(failure)}</p>
        </>
      )}
      {failure.kind === 'certificateRejected' && failure.chain.length > 0 && (
        <>
          <h3>The chain the server showed</h3>
          <ol>
            {failure.chain.map((subject, index) => (
              <li key={index} dir="auto">
                {subject}
              </li>
            ))}
          </ol>
        </>
      )}
      <footer className={styles.source}>A failure is not a status: nothing of the kind was received.</footer>
    </article>
  );
}
