import styles from './body-lines.module.css';

const places = 300;

interface Props {
  readonly marks: readonly number[];
  readonly bytes: number;
}

/** Where in the body the hits are, beside the scroll bar. */
export function HitLane({ marks, bytes }: Props) {
  const taken = new Set(marks.map((offset) => Math.floor((offset / Math.max(1, bytes)) * places)));
  return (
    <div className={styles.lane} aria-hidden>
      {[...taken].map((place) => (
        <i key={place} style={{ top: `${(place / places) * 100}%` }} />
      ))}
    </div>
  );
}
