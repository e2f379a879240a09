import type { LikelyCause } from '#shared/explain/explanation';
import type { Exchange } from '#shared/model/exchange';
import { QuoteList } from './quote-list';
import styles from './why.module.css';

interface Props {
  readonly causes: readonly LikelyCause[];
  readonly exchange: Exchange;
}

/** What an answer can come of: those that the exchange speaks for quote it and stand first. */
export function CauseList({ causes, exchange }: Props) {
  return (
    <ol className={styles.causes}>
      {causes.map(({ says, evidence }) => (
        <li key={says} className={evidence.length > 0 ? styles.spoken : styles.usual}>
          <p>{says}</p>
          <QuoteList evidence={evidence} exchange={exchange} />
        </li>
      ))}
    </ol>
  );
}
