import type { FailedExchange } from '#shared/model/exchange';
import { certificateEssence } from '#shared/http/certificate-words';
import { describeFailure, hintFor } from '#shared/failure-words';
import type { Certificate } from '#shared/model/certificate';
import { StatusMark } from '../../ui/status-mark';
import styles from './status-card.module.css';

interface Props {
  readonly exchange: FailedExchange;
}

/** Why no usable answer came, and what to try. */
export function FailureCard({ exchange }: Props) {
  const { failure, endedAt } = exchange;
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
                <Essence certificate={failure.certificates?.[index]} at={endedAt} />
              </li>
            ))}
          </ol>
        </>
      )}
      <footer className={styles.source}>A failure is not a status: nothing of the kind was received.</footer>
    </article>
  );
}

/** From whom a certificate is, and how long it was good at that moment. Nothing of one that is only named. */
function Essence({ certificate, at }: { readonly certificate: Certificate | undefined; readonly at: number }) {
  if (certificate === undefined) return null;
  return (
    <dl>
      {certificateEssence(certificate, at).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
