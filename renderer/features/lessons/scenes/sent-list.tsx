import { formatBytes, formatSpan } from '#shared/http/quantities';
import { lastHop } from '#shared/model/exchange';
import { useApp } from '../../../state/use-app';
import { MethodLabel } from '../../../ui/method-label';
import { StatusMark } from '../../../ui/status-mark';
import styles from './scene.module.css';
import type { Answer } from './use-bench';

/** The requests that a scene has sent, the latest first; each opens as an exchange. */
export function SentList({ answers }: { readonly answers: readonly Answer[] }) {
  if (answers.length === 0) return null;
  return (
    <section aria-label="Sent" className={styles.sent}>
      <h4 className={styles.sentHead}>
        Sent <span className={styles.count}>{answers.length}</span>
      </h4>
      <ul className={styles.list}>
        {answers.toReversed().map((answer) => (
          <SentLine key={answer.exchange.id} answer={answer} />
        ))}
      </ul>
    </section>
  );
}

function SentLine({ answer: { exchange } }: { readonly answer: Answer }) {
  const show = useApp((state) => state.showExchange);
  const target = lastHop(exchange)?.target ?? new URL(exchange.url).pathname;
  const status = exchange.phase === 'finished' ? exchange.head.status : ('failure' as const);
  const words = status === 'failure' ? 'no answer' : String(status);
  return (
    <li>
      <button type="button" className={styles.line} onClick={() => void show(exchange.id)}>
        <span className={styles.unseen}>Open</span>
        <MethodLabel method={exchange.method} />
        <span className={styles.target} title={target}>
          {target}
        </span>
        <span className={styles.status}>
          <StatusMark status={status} /> {words}
        </span>
        <span className={styles.amount}>{formatBytes(exchange.wireBytes)}</span>
        <span className={styles.amount}>{formatSpan(exchange.timings.totalMs)}</span>
      </button>
    </li>
  );
}
