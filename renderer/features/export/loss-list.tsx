import type { Loss } from '#shared/interop/writers/losses';
import styles from './export.module.css';

/** So many are shown; nobody reads more in a dialog, and the file that is saved tells no less. */
const shownAtMost = 200;

/** What is in the collection and not in the file, item by item. */
export function LossList({ losses }: { readonly losses: readonly Loss[] }) {
  if (losses.length === 0) return <p className={styles.whole}>All of it is carried over.</p>;
  return (
    <details className={styles.losses} open>
      <summary>Not carried over ({losses.length})</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the focus */}
      <ul tabIndex={0} aria-label="Not carried over">
        {losses.slice(0, shownAtMost).map(({ item, what, why }) => (
          <li key={`${item} ${what} ${why}`}>
            <bdi className={styles.item}>{item}</bdi> {what}
            <span className={styles.why}> – {why}</span>
          </li>
        ))}
        {losses.length > shownAtMost && <li>… and {losses.length - shownAtMost} more</li>}
      </ul>
    </details>
  );
}
