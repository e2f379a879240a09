import { Check, X } from 'lucide-react';
import type { Evidence, ExplainedPart, ExplanationStep } from '#shared/explain/explanation';
import type { Exchange } from '#shared/model/exchange';
import { classNames } from '../../ui/class-names';
import { QuoteList } from './quote-list';
import { RateMeters } from './rate-meters';
import { TimeLine } from './time-line';
import styles from './why.module.css';

interface Props {
  readonly steps: readonly ExplanationStep[];
  readonly exchange: Exchange;
}

/** Steps of an explanation, numbered where they are neither right nor wrong. */
export function StepList({ steps, exchange }: Props) {
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={`${index} ${step.title}`} className={styles.step}>
          <Mark tone={step.tone} number={index + 1} />
          <div className={styles.words}>
            <p className={styles.title}>{step.title}</p>
            {step.detail !== '' && (
              <p className={styles.detail} dir="auto">
                {step.detail}
              </p>
            )}
            <QuoteList evidence={freshEvidence(steps, index)} exchange={exchange} />
            {step.times && <TimeLine times={step.times} />}
            {step.rates && <RateMeters rates={step.rates} />}
            {step.parts && <Parts parts={step.parts} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What a step rests on and none before it has quoted. */
function freshEvidence(steps: readonly ExplanationStep[], index: number): readonly Evidence[] {
  const told = new Set(steps.slice(0, index).flatMap(({ evidence }) => evidence.map((one) => JSON.stringify(one))));
  return steps[index]?.evidence.filter((one) => !told.has(JSON.stringify(one))) ?? [];
}

const marks = { good: Check, bad: X, plain: null };
const spoken = { good: 'as it should be', bad: 'this is why', plain: '' };

function Mark({ tone, number }: { readonly tone: ExplanationStep['tone']; readonly number: number }) {
  const Icon = marks[tone];
  return (
    <span className={classNames(styles.mark, styles[tone])}>
      {Icon ? <Icon size={12} strokeWidth={2} role="img" aria-label={spoken[tone]} /> : <span aria-hidden>{number}</span>}
    </span>
  );
}

export function Parts({ parts }: { readonly parts: readonly ExplainedPart[] }) {
  return (
    <table className={styles.parts}>
      <tbody>
        {parts.map(({ name, value, meaning }, index) => (
          <tr key={`${index} ${name}`}>
            <th scope="row" className={styles.name}>
              {name}
            </th>
            <td className={styles.value} dir="auto">
              {value}
            </td>
            <td className={styles.meaning}>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
