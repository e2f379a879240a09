import { classWords, readStatus, statusClass } from '#shared/http/status-catalog';
import { StatusMark } from '../../ui/status-mark';
import styles from './status-card.module.css';

interface Props {
  readonly status: number;
}

/** What a status means, why servers send it, and what to do about it. */
export function StatusCard({ status }: Props) {
  const { entry, assigned } = readStatus(status);
  if (!entry) return <p className={styles.card}>{status} is not a status that HTTP knows.</p>;
  const group = statusClass(status);
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <StatusMark status={status} />
        <h2 className={styles.number}>{status}</h2>
        <span className={styles.phrase}>{assigned ? entry.phrase : 'unassigned'}</span>
        <span className={styles.class}>{group && classWords[group]}</span>
      </header>
      {!assigned && (
        <p>
          Nobody has assigned {status}. A client reads it as {entry.code} {entry.phrase} (RFC 9110, 15).
        </p>
      )}
      <p>{entry.meaning}</p>
      <h3>Common causes</h3>
      <ul>
        {entry.causes.map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
      </ul>
      <h3>What to do</h3>
      <p>{entry.client}</p>
      <h3>Sending it again</h3>
      <p>{entry.retry}</p>
      {entry.lookAlikes.length > 0 && <h3>Easily taken for</h3>}
      <dl>
        {entry.lookAlikes.map(({ code, difference }) => (
          <div key={code}>
            <dt>
              <StatusMark status={code} /> {code}
            </dt>
            <dd>{difference}</dd>
          </div>
        ))}
      </dl>
      <footer className={styles.source}>
        {entry.spec} · <code>{entry.constant}</code>
        {entry.earlier.length > 0 && ` · formerly ${entry.earlier.join(', ')}`}
      </footer>
    </article>
  );
}
