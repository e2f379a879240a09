import type { FieldProblem } from '#shared/model/open-form';
import { CircleAlert } from 'lucide-react';
import { visibleWords } from '../../../ui/visible-text';
import styles from './field-row.module.css';

interface Props {
  readonly id: string;
  readonly problems: readonly FieldProblem[];
}

/** What is wrong with a value, below its control. */
export function FieldRemarks({ id, problems }: Props) {
  if (problems.length === 0) return null;
  return (
    <ul id={id} className={styles.errors}>
      {problems.map(({ message }) => (
        <li key={message} className={styles.error}>
          <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
          <span dir="auto">{visibleWords(message)}</span>
        </li>
      ))}
    </ul>
  );
}
