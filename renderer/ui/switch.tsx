import { type ReactNode, useId } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './switch.module.css';

interface Props {
  readonly id?: string;
  /** Ids of remarks that stand elsewhere. */
  readonly describedBy?: string | undefined;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  /** Its label. */
  readonly children: ReactNode;
  /** What it does, on a line below the label. */
  readonly note?: ReactNode;
}

/** On or off, with effect at once. */
export function Switch({ children, note, describedBy, ...props }: Props) {
  const noteId = useId();
  const control = (
    <AriaSwitch
      {...props}
      {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
      {...(note !== undefined && { 'aria-describedby': noteId })}
      className={classNames(styles.switch, note !== undefined && styles.noted)}
    >
      <span className={styles.track} />
      <span className={styles.label}>{children}</span>
    </AriaSwitch>
  );
  if (note === undefined) return control;
  return (
    <div className={styles.block}>
      {control}
      <div id={noteId} className={styles.note}>
        {note}
      </div>
    </div>
  );
}
