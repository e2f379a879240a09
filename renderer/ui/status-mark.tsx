import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { type StatusClass, statusClass } from './status-class';
import styles from './status-mark.module.css';

const shapes: Readonly<Record<StatusClass, ReactNode>> = {
  informational: <rect x=".8" y="3.6" width="10.4" height="4.8" rx="2.4" />,
  success: <circle cx="6" cy="6" r="4.7" />,
  redirection: <path d="M1 1.7h5.6L11.2 6l-4.6 4.3H1z" />,
  client: <path d="M6 1.2 11.2 10.6H.8z" />,
  server: <rect x="1.4" y="1.4" width="9.2" height="9.2" />,
  failure: <path d="M1.5 1.5l9 9M10.5 1.5l-9 9" fill="none" strokeWidth="2.2" />,
};

interface Props {
  readonly status: number | 'failure';
  /** Not met yet, or only possible. */
  readonly outline?: boolean;
  readonly size?: number;
}

/** The shape of a status class. A number or a word stands beside it, always. */
export function StatusMark({ status, outline = false, size = 11 }: Props) {
  const kind = statusClass(status);
  return (
    <svg
      className={classNames(styles.mark, styles[kind], outline && styles.outline)}
      width={size}
      height={size}
      viewBox={size > 12 ? '-.5 -.5 13 13' : '0 0 12 12'}
      aria-hidden
    >
      {shapes[kind]}
    </svg>
  );
}
