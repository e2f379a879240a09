import { Repeat2 } from 'lucide-react';
import { judgeTwice, twiceTrials } from '#shared/http/method-table/send-twice';
import type { Exchange } from '#shared/model/exchange';
import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Segments } from '../../ui/segments';
import { StatusTag } from '../../ui/status-tag';
import styles from './dictionary.module.css';
import { type TwiceSeen, useSendTwice } from './use-send-twice';

/** Sends the same request to the practice server twice and shows what is there before, between and after. */
export function SendTwice({ method }: { readonly method: string }) {
  const [index, setIndex] = useState(0);
  const trials = twiceTrials(method, '');
  if (trials.length === 0) return null;
  return (
    <section aria-label="Send it twice" className={styles.probe}>
      {trials.length > 1 && (
        <Segments
          label="What to send"
          value={String(index)}
          options={trials.map(({ says }, at) => ({ value: String(at), label: says }))}
          onChange={(value) => setIndex(Number(value))}
        />
      )}
      <Trial key={index} method={method} index={index} says={trials.length > 1 ? '' : (trials[0]?.says ?? '')} />
    </section>
  );
}

interface TrialProps {
  readonly method: string;
  readonly index: number;
  readonly says: string;
}

function Trial({ method, index, says }: TrialProps) {
  const { seen, isRunning, run } = useSendTwice(method, index);
  const exchanges = useApp((state) => state.exchanges);
  const answers = seen.sent.map((id) => exchanges[id]);
  return (
    <>
      <div className={styles.probeLine}>
        <Button variant="main" isDisabled={isRunning} onPress={() => void run()}>
          <Repeat2 size={14} strokeWidth={1.5} aria-hidden />
          Send it twice
        </Button>
        <span className={styles.text}>{says}</span>
      </div>
      {seen.there.length > 0 && <Comparison seen={seen} answers={answers} />}
      <p role="status" className={styles.verdict}>
        {seen.trouble ?? verdictOf(seen, answers)}
      </p>
    </>
  );
}

interface ComparisonProps {
  readonly seen: TwiceSeen;
  readonly answers: readonly (Exchange | undefined)[];
}

function Comparison({ seen: { there }, answers }: ComparisonProps) {
  const show = useApp((state) => state.showExchange);
  return (
    <table className={styles.comparison}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Answer</th>
          <th scope="col">What is there then</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Before</th>
          <td>–</td>
          <td>{there[0]}</td>
        </tr>
        {['First', 'Second'].map((time, at) => {
          const exchange = answers[at];
          return (
            <tr key={time} className={at === 1 && there[2] !== undefined && there[2] !== there[1] ? styles.changed : ''}>
              <th scope="row">{time}</th>
              <td>
                {exchange?.phase === 'finished' ? (
                  <button
                    type="button"
                    className={styles.answer}
                    aria-label={`${time} answer, ${exchange.head.status} ${exchange.head.reason}: open the exchange`}
                    onClick={() => void show(exchange.id)}
                  >
                    <StatusTag status={exchange.head.status} text={String(exchange.head.status)} />
                  </button>
                ) : (
                  '…'
                )}
              </td>
              <td>{there[at + 1] ?? '…'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function verdictOf({ there }: TwiceSeen, answers: readonly (Exchange | undefined)[]): string {
  const [before, first, second] = there;
  const [one, two] = answers.map((exchange) => (exchange?.phase === 'finished' ? exchange.head.status : null));
  if (before === undefined || first === undefined || second === undefined || !one || !two) return '';
  return judgeTwice({ there: [before, first, second], statuses: [one, two] });
}
