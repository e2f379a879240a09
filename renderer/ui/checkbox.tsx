import { Check } from 'lucide-react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './checkbox.module.css';
import { classNames } from './class-names';

export interface CheckboxProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** On or off, as one of several. */
export function Checkbox({ label, hideLabel, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className={classNames(styles.checkbox)} {...(hideLabel && { 'aria-label': label })}>
      <span className={styles.box}>
        <Check size={11} strokeWidth={2.5} aria-hidden />
      </span>
      {!hideLabel && label}
    </AriaCheckbox>
  );
}
