import { Check, CircleAlert, Minus } from 'lucide-react';
import { classNames } from '../../ui/class-names';
import type { CookieLine } from './hop-facts';
import styles from './cookies.module.css';

interface Props {
  readonly title: string;
  readonly lines: readonly CookieLine[];
  readonly withValues: boolean;
}

const dots = '••••••••';

/** Cookies of one kind, a line each, with what there is to say of it below its outcome. */
export function CookieTable({ title, lines, withValues }: Props) {
  if (lines.length === 0) return null;
  return (
    <table className={styles.table} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">
            {title} <span className={styles.number}>{lines.length}</span>
          </th>
          <th scope="col">Value</th>
          <th scope="col">Goes to</th>
          <th scope="col">Until</th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={at}>
            <th scope="row" className={styles.name}>
              {line.name === '' ? <i className={styles.none}>no name</i> : <bdi>{line.name}</bdi>}
            </th>
            <td className={styles.value}>{valueOf(line, withValues)}</td>
            <td>
              <bdi className={styles.data}>{line.reach}</bdi>
              {line.flags !== '' && <span className={styles.flags}>{line.flags}</span>}
            </td>
            <td className={styles.until}>{line.expires}</td>
            <td>
              <Outcome line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function valueOf({ value }: CookieLine, withValues: boolean) {
  if (value === null) return <span className={styles.none}>in the jar</span>;
  if (value === '') return <i className={styles.none}>empty</i>;
  return <bdi>{withValues ? value : dots}</bdi>;
}

const marks = { good: Check, plain: Minus, bad: CircleAlert } as const;

function Outcome({ line }: { readonly line: CookieLine }) {
  const Mark = marks[line.tone];
  return (
    <>
      <span className={classNames(styles.outcome, styles[line.tone])}>
        <Mark size={14} strokeWidth={1.5} aria-hidden />
        {line.outcome}
      </span>
      {line.words.map(({ says, source }) => (
        <p key={says} className={styles.says}>
          <bdi>{says}</bdi> {source !== '' && <span className={styles.source}>{source}</span>}
        </p>
      ))}
    </>
  );
}
