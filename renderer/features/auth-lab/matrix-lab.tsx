import { isOver, type Exchange } from '#shared/model/exchange';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { useEffect, useRef, useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { StatusMark } from '../../ui/status-mark';
import styles from './auth-lab.module.css';
import { useLab } from './lab-context';
import { type Cell, cellsOf, keyOf, methods, policies, whos } from './matrix';

/** Four permissions, seven methods, three people: every cell is the answer to a request that was really sent. */
export function MatrixLab() {
  const { sent, fill } = useMatrix();
  return (
    <>
      <p className={styles.text}>
        Authentication says who is asking; permission says what they may do. 401 means that the server does not know who asks, 403
        that it knows and refuses. Safe methods only look; the last of the four permissions tells them from the others.
      </p>
      <div className={styles.actions}>
        <Button onPress={fill}>{Object.keys(sent).length === 0 ? `Send all ${cellsOf().length}` : 'Send them again'}</Button>
      </div>
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
    </>
  );
}

type Sent = Readonly<Record<string, string>>;

/** The exchange behind each cell, once it was sent. */
function useMatrix(): { readonly sent: Sent; readonly fill: () => void } {
  const { origin, accounts } = useLab();
  const sendAside = useApp((state) => state.sendAside);
  const forget = useApp((state) => state.forgetAside);
  const [sent, setSent] = useState<Sent>({});
  const held = useRef<readonly string[]>([]);
  useEffect(() => () => forget(held.current), [forget]);
  const draftOf = ({ policy, method, who }: Cell): RequestDraft => {
    const account = accounts.find(({ username }) => username === who);
    const draft = createDraft(`${origin}/permissions/${policy}/`, method);
    if (!account) return draft;
    return { ...draft, auth: { kind: 'basic', username: account.username, password: account.password } };
  };
  return {
    sent,
    fill() {
      const before = held.current;
      const next = Object.fromEntries(cellsOf().map((cell) => [keyOf(cell), sendAside(draftOf(cell))]));
      held.current = Object.values(next);
      setSent(next);
      forget(before);
    },
  };
}

interface RowProps {
  readonly policy: (typeof policies)[number];
  readonly who: string;
  readonly sent: Sent;
}

function Row({ policy, who, sent }: RowProps) {
  const isFirst = who === whos[0];
  return (
    <tr className={isFirst ? styles.first : ''}>
      {isFirst && (
        <th scope="rowgroup" rowSpan={whos.length} className={styles.policy}>
          {policy.name}
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
