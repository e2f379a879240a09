import { classNames } from '../../ui/class-names';
import styles from './lessons.module.css';
import type { Stand } from '#shared/lessons/track-summary';

/** How far a lesson is, as a small stone: an outline, half filled, filled. Words stand beside it. */
export function StandMark({ stand }: { readonly stand: Stand }) {
  return (
    <svg className={classNames(styles.stand, styles[stand])} width={12} height={12} viewBox="0 0 12 12" aria-hidden>
      <circle cx="6" cy="6" r="4.6" />
      {stand === 'begun' && <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" />}
      {stand === 'done' && <path d="M3.7 6.1l1.7 1.7 3-3.4" />}
    </svg>
  );
}
