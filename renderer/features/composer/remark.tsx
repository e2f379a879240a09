import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names';
import styles from './remark.module.css';

interface Props {
  readonly id?: string | undefined;
  /** `danger` refuses, `warn` advises, `plain` remarks. */
  readonly tone: 'danger' | 'warn' | 'plain';
  readonly text: ReactNode;
}

/** A sentence about a field, beside it. */
export function Remark({ id, tone, text }: Props) {
  return (
    <p id={id} className={classNames(styles.remark, styles[tone])}>
      <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
      <span>{text}</span>
    </p>
  );
}
