import { classNames } from './class-names';
import styles from './method-label.module.css';

const known = new Set(['get', 'post', 'put', 'patch', 'delete']);
/** Columns are 34 px wide; these two words are not. */
const short: Readonly<Record<string, string>> = { DELETE: 'DEL', OPTIONS: 'OPT' };

interface Props {
  readonly method: string;
  readonly big?: boolean;
  /** Fits into the column of a tree, where names align. */
  readonly inColumn?: boolean;
}

/** A method as quiet coloured small capitals. */
export function MethodLabel({ method, big = false, inColumn = false }: Props) {
  const lower = method.toLowerCase();
  const tone = known.has(lower) ? styles[lower] : '';
  const shown = inColumn ? (short[method.toUpperCase()] ?? method) : method;
  return (
    <span
      className={classNames(styles.method, tone, big && styles.big, inColumn && styles.column)}
      title={inColumn ? method : undefined}
    >
      {shown}
    </span>
  );
}
