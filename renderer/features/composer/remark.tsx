import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import styles from './remark.module.css';

interface Props {
  readonly id?: string | undefined;
  /** `danger` refuses, `warn` advises, `plain` remarks. */
  readonly tone: 'danger' | 'warn' | 'plain';
  readonly text: ReactNode;
  /** Stands alone in a pane and keeps to its edges. */
  readonly isInset?: boolean;
  /** What can be done about it. */
  readonly act?: Act | null;
  /** The same, where there are several ways. */
  readonly acts?: readonly Act[];
}

export interface Act {
  readonly label: string;
  readonly run: () => void;
}

/** A sentence about a field, beside it. */
export function Remark({ id, tone, text, isInset = false, act = null, acts = act ? [act] : [] }: Props) {
  return (
    <p id={id} className={classNames(styles.remark, styles[tone], isInset && styles.inset)}>
      <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
      <span>{text}</span>
      {acts.map(({ label, run }) => (
        <Button key={label} size="small" onPress={run}>
          {label}
        </Button>
      ))}
    </p>
  );
}
