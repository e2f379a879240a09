import { Check, X } from 'lucide-react';
import type { Evidence, ExplainedPart, ExplanationStep } from '#shared/explain/explanation';
import { classNames } from '../../ui/class-names';
import { TimeLine } from './time-line';
import styles from './why.module.css';

/** Steps of an explanation, numbered where they are neither right nor wrong. */
export function StepList({ steps }: { readonly steps: readonly ExplanationStep[] }) {
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
            <Quotes evidence={freshEvidence(steps, index)} />
            {step.times && <TimeLine times={step.times} />}
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

/** The fields a step rests on, as they went over the wire, secrets hidden. */
function Quotes({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const fields = evidence.flatMap((one) => (one.kind === 'sent' || one.kind === 'received' ? [one] : []));
  if (fields.length === 0) return null;
  return (
    <ul className={styles.quotes} aria-label="Seen in">
      {fields.map((one) => (
        <li key={`${one.kind} ${one.field} ${one.hop}`} className={styles.quote}>
          <span className={styles.source}>{one.kind}</span>
          <code className={styles.field} dir="auto">
            {one.field}: {hidden(one.field, one.value)}
          </code>
        </li>
      ))}
    </ul>
  );
}

/** A credential is recognised by its scheme and its first letters; the rest is in Wire, for those who ask. */
function hidden(field: string, value: string): string {
  if (!/^(authorization|proxy-authorization|cookie|x-.*(key|token).*)$/i.test(field)) return value;
  const [, scheme = '', secret = ''] = /^([A-Za-z][\w-]*\s+)?(.*)$/s.exec(value) ?? [];
  return `${scheme}${secret.slice(0, 4)}••••`;
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
