import { X } from 'lucide-react';
import { readStatus, type StatusEntry } from '#shared/http/status-catalog';
import { IconButton } from '../../ui/icon-button';
import { StatusMark } from '../../ui/status-mark';
import styles from './atlas.module.css';

interface Props {
  readonly one: number;
  readonly other: number;
  readonly onClose: () => void;
}

const lines: readonly (readonly [label: string, of: (entry: StatusEntry) => string])[] = [
  ['Means', ({ meaning }) => meaning],
  ['Comes when', ({ causes }) => causes.join(' ')],
  ['Client', ({ client }) => client],
  ['Server sends', ({ server }) => server],
  ['Again', ({ retry }) => retry],
  ['Cacheable', ({ cacheable }) => (cacheable ? 'by default' : 'no')],
  ['Headers', ({ headers }) => headers.join(', ') || 'none of its own'],
  ['Source', ({ spec }) => spec],
];

/** Two codes that are taken for each other, line by line. */
export function Compare({ one, other, onClose }: Props) {
  const [left, right] = [readStatus(one).entry, readStatus(other).entry];
  if (!left || !right) return null;
  const difference = [left, right]
    .flatMap((entry, at) => entry.lookAlikes.filter(({ code }) => code === [right, left][at]?.code))
    .map((like) => like.difference);
  return (
    <aside className={styles.card} aria-label={`${one} beside ${other}`}>
      <header className={styles.cardHead}>
        <h3 className={styles.cardTitle}>
          {one} is not {other}
        </h3>
        <IconButton label="Back to the card" icon={X} size="small" onPress={onClose} />
      </header>
      {difference.map((sentence) => (
        <p key={sentence} className={styles.text}>
          {sentence}
        </p>
      ))}
      <table className={styles.beside}>
        <thead>
          <tr>
            <th scope="col">About</th>
            {[left, right].map((entry) => (
              <th key={entry.code} scope="col">
                <StatusMark status={entry.code} /> {entry.code} {entry.phrase}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, of]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{of(left)}</td>
              <td>{of(right)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  );
}
