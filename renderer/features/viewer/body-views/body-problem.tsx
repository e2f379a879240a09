import type { JsonRows } from '#shared/model/body-window';
import { CircleAlert } from 'lucide-react';
import styles from './body-bars.module.css';
import { groupDigits } from './body-words';

/** Says that a body is not the JSON it should be, and where. What came before is shown as a tree all the same. */
export function BodyProblem({ problem }: { readonly problem: NonNullable<JsonRows['problem']> }) {
  return (
    <div className={styles.notice} role="note">
      <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
      <span>
        This is not all JSON. Line {groupDigits(problem.line)}, byte {groupDigits(problem.offset)}: {problem.message}
      </span>
    </div>
  );
}
