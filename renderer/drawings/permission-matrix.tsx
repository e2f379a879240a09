import { isOver, type Exchange } from '#shared/model/exchange';
import { useApp } from '../state/use-app';
import { StatusMark } from '../ui/status-mark';
import { keyOf, methods, policies, whos } from './permission-cells';
import styles from './permission-matrix.module.css';

interface Props {
  /** The exchange behind each cell that was sent, by its key. */
  readonly sent: Readonly<Record<string, string>>;
}

/** Permissions, people and methods: every cell is the answer to a request that was really sent, and opens it. */
export function PermissionMatrix({ sent }: Props) {
  return (
    <div className={styles.wide} tabIndex={0} role="region" aria-label="Who may do what, as a table">
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">Permission</th>
            <th scope="col">Who</th>
            {methods.map((method) => (
              <th key={method} scope="col">
                {method}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {policies.map((policy) =>
            whos.map((who) => <Row key={`${policy.path} ${who}`} policy={policy} who={who} sent={sent} />),
          )}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Props {
  readonly policy: (typeof policies)[number];
  readonly who: string;
}

function Row({ policy, who, sent }: RowProps) {
  const isFirst = who === whos[0];
  return (
    <tr className={isFirst ? styles.first : ''}>
      {isFirst && (
        <th scope="rowgroup" rowSpan={whos.length} className={styles.policy}>
          {policy.name.replace('OrRead', '\u200bOrRead')}
        </th>
      )}
      <th scope="row">{who}</th>
      {methods.map((method) => (
        <td key={method}>
          <Answer exchangeId={sent[keyOf({ policy: policy.path, method, who })]} />
        </td>
      ))}
    </tr>
  );
}

function Answer({ exchangeId = '' }: { readonly exchangeId: string | undefined }) {
  const exchange: Exchange | undefined = useApp((state) => state.exchanges[exchangeId]);
  const show = useApp((state) => state.showExchange);
  if (!exchange) return <span className={styles.none}>–</span>;
  if (!isOver(exchange)) return <span className={styles.none}>…</span>;
  const status = exchange.phase === 'failed' ? ('failure' as const) : exchange.head.status;
  const words = exchange.phase === 'failed' ? 'no answer' : `${exchange.head.status} ${exchange.head.reason}`;
  return (
    <button
      type="button"
      className={styles.cell}
      aria-label={`${exchange.method} ${words}: open the exchange`}
      title={words}
      onClick={() => void show(exchange.id)}
    >
      <StatusMark status={status} /> {status === 'failure' ? '–' : status}
    </button>
  );
}
