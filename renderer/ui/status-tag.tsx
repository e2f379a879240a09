import { classNames } from './class-names';
import { statusClass } from './status-class';
import { StatusMark } from './status-mark';
import styles from './status-tag.module.css';

interface Props {
  readonly status: number | 'failure';
  /** The words: code and phrase as received, or what failed. */
  readonly text: string;
}

/** A status on its tint: shape, number and word. */
export function StatusTag({ status, text }: Props) {
  return (
    <span className={classNames(styles.tag, styles[statusClass(status)])}>
      <StatusMark status={status} />
      <span className={styles.text} dir="auto">
        {text}
      </span>
    </span>
  );
}
