import styles from './body-lines.module.css';

const parts = 300;

/** Where in the body the hits are, beside the scroll bar. */
export function HitLane({ marks }: { readonly marks: readonly number[] }) {
  return (
    <div className={styles.lane} aria-hidden>
      {marks.map((part) => (
        <i key={part} style={{ top: `${(part / parts) * 100}%` }} />
      ))}
    </div>
  );
}
