import type { OAuthFlow, OAuthStep } from '#shared/model/oauth-flow';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { actorNames, flowSentence } from './flow-words';
import styles from './sequence-table.module.css';

interface Props {
  readonly flow: OAuthFlow;
  readonly onOpen: (exchangeId: string) => void;
}

/** The same facts as the drawing, line by line. */
export function SequenceTable({ flow, onOpen }: Props) {
  return (
    <table className={styles.table} aria-label={flowSentence(flow)}>
      <thead className={styles.unseen}>
        <tr>
          <th>Step</th>
          <th>From and to</th>
          <th>What happens</th>
          <th>Exchange</th>
        </tr>
      </thead>
      <tbody>
        {flow.steps.map((step, index) => (
          <tr key={step.id} className={classNames(styles[step.state])} aria-current={step.state === 'now' ? 'step' : undefined}>
            <td className={styles.number}>
              <span className={styles.badge}>{step.state === 'failed' ? '×' : index + 1}</span>
              <span className={styles.unseen}>{states[step.state]}</span>
            </td>
            <td className={styles.way}>{wayOf(step)}</td>
            <td className={styles.says}>{step.says}</td>
            <td className={styles.open}>
              {step.exchangeId !== null && (
                <Button
                  size="small"
                  variant="quiet"
                  label={`Open the exchange of step ${index + 1}`}
                  onPress={() => onOpen(step.exchangeId ?? '')}
                >
                  Open
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const states: Readonly<Record<OAuthStep['state'], string>> = { next: 'to come', now: 'now', done: 'done', failed: 'failed' };

const short = { ...actorNames, server: 'Server' };

const wayOf = ({ from, to }: OAuthStep): string => (from === to ? short[from] : `${short[from]} → ${short[to]}`);
