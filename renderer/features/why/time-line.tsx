import type { ExplainedTimes } from '#shared/explain/explanation';
import styles from './why.module.css';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** Points in time as a bar: whole while things were good, hatched from where they were not. The list below says the same. */
export function TimeLine({ times: { points, brokenFrom, says } }: { readonly times: ExplainedTimes }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || last.at <= first.at) return null;
  const share = brokenFrom === null ? 100 : ((brokenFrom - first.at) / (last.at - first.at)) * 100;
  // However long one side is, the other stays wide enough to be seen.
  const good = Math.min(92, Math.max(points[0]?.at === brokenFrom ? 0 : 8, share));
  const isLong = last.at - first.at > 86_400_000;
  return (
    <figure className={styles.times}>
      <div className={styles.bar} role="img" aria-label={says}>
        <span className={styles.whole} style={{ width: `${good}%` }} />
        <span className={styles.broken} />
      </div>
      <figcaption className={styles.points}>
        {points.map(({ label, at }) => (
          <span key={label}>
            <span className={styles.label}>{label}</span>
            <time dateTime={new Date(at).toISOString()} className={styles.clock}>
              {isLong && `${day.format(at)}, `}
              {clock.format(at)}
            </time>
          </span>
        ))}
      </figcaption>
      <p className={styles.says}>{says}</p>
    </figure>
  );
}
