import type { RateLimit } from '#shared/http/rate-limits';
import { formatSeconds } from '#shared/http/quantities';
import { useCountdown } from './use-countdown';
import styles from './why.module.css';

/** A meter for each rate: how much of it is left, and when it begins anew, counted down. */
export function RateMeters({ rates }: { readonly rates: readonly RateLimit[] }) {
  return (
    <ul className={styles.meters} aria-label="Rates">
      {rates.map((rate, index) => (
        <Meter key={`${index} ${rate.name}`} rate={rate} />
      ))}
    </ul>
  );
}

function Meter({ rate }: { readonly rate: RateLimit }) {
  const { name, limit, left, windowSeconds, resetsAt } = rate;
  const seconds = useCountdown(resetsAt);
  const window = windowSeconds === null ? '' : ` in ${formatSeconds(windowSeconds)}`;
  return (
    <li className={styles.meter}>
      {name !== '' && <code className={styles.rate}>{name}</code>}
      <Gauge rate={rate} />
      <span>
        <b>{left ?? '?'}</b>
        {limit === null ? ' left' : ` of ${limit} left${window}`}
      </span>
      {resetsAt !== null && (
        <span className={styles.renews}>{seconds === 0 ? 'begins anew now' : `begins anew in ${formatSeconds(seconds)}`}</span>
      )}
    </li>
  );
}

function Gauge({ rate: { limit, left } }: { readonly rate: RateLimit }) {
  if (limit === null || limit === 0 || left === null) return null;
  return (
    <span className={styles.gauge} aria-hidden>
      <span className={styles.filling} style={{ width: `${Math.min(100, (100 * left) / limit)}%` }} />
    </span>
  );
}
