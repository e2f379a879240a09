import { summarize } from '#shared/explain/summarize';
import { isOver } from '#shared/model/exchange';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { StatusTag } from '../../ui/status-tag';
import styles from './auth-lab.module.css';
import type { Aside } from './use-aside';

/** How a request of an experiment went; the whole exchange is one press away. */
export function Outcome({ aside }: { readonly aside: Aside }) {
  const show = useApp((state) => state.showExchange);
  const { exchange } = aside;
  if (!exchange) return null;
  if (!isOver(exchange)) return <p className={styles.outcome}>Sending …</p>;
  const isFailure = exchange.phase === 'failed';
  const text = isFailure ? 'No answer' : `${exchange.head.status} ${exchange.head.reason}`;
  return (
    <p className={styles.outcome} role="status">
      <StatusTag status={isFailure ? 'failure' : exchange.head.status} text={text} />
      <span className={styles.says}>{summarize(exchange, null)}</span>
      <Button size="small" variant="quiet" onPress={() => void show(exchange.id)}>
        Open the exchange
      </Button>
    </p>
  );
}
