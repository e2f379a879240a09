import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './switch.module.css';

interface Props {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  /** Its label. */
  readonly children: ReactNode;
}

/** On or off, with effect at once. */
export function Switch({ children, ...props }: Props) {
  return (
    <AriaSwitch {...props} className={classNames(styles.switch)}>
      <span className={styles.track} />
      <span className={styles.label}>{children}</span>
    </AriaSwitch>
  );
}
