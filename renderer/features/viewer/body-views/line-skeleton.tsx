import { memo, useEffect, useState } from 'react';
import styles from './body-lines.module.css';

const patienceMs = 300;
const widths = [38, 62, 45, 70, 30, 55];

/** Stands for rows that are not here yet, but only once waiting for them is felt. */
export const LineSkeleton = memo(function LineSkeleton({ rows = 12 }: { readonly rows?: number }) {
  const [isFelt, setFelt] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setFelt(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isFelt) return <div className={rows > 1 ? styles.list : undefined} />;
  const lines = Array.from({ length: rows }, (_, place) => (
    <div key={place} className={styles.line}>
      <span className={styles.gap} />
      <span className={styles.skeleton} style={{ width: `${widths[place % widths.length]}%` }} />
    </div>
  ));
  return rows === 1 ? (
    lines
  ) : (
    <div className={styles.list}>
      {lines.map((line, place) => (
        <div key={place} className={styles.skeletonRow}>
          {line}
        </div>
      ))}
    </div>
  );
});
