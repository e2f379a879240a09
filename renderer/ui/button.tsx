import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './button.module.css';
import { classNames } from './class-names';
import { Kbd } from './kbd';
import { ariaShortcut } from './shortcut-text';

export interface ButtonProps {
  readonly variant?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  /** Shown as a key cap; the app's registry is what listens. */
  readonly shortcut?: string | undefined;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  /** Has the focus when it appears: the main action of a dialog. */
  readonly takesFocus?: boolean;
  readonly type?: 'button' | 'submit';
  readonly label?: string;
  readonly isExpanded?: boolean;
  readonly id?: string;
  /** Ids of remarks that stand elsewhere. */
  readonly describedBy?: string | undefined;
  /** A press leaves the focus where it is, so that nothing moves under the pointer; for what has a shortcut as well. */
  readonly keepsFocus?: boolean;
  readonly children: ReactNode;
}

/** A button with words on it. At most one `main` in a pane. */
export function Button(props: ButtonProps) {
  const {
    variant = 'plain',
    size = 'normal',
    shortcut,
    children,
    type = 'button',
    label,
    isExpanded,
    takesFocus,
    describedBy,
    keepsFocus = false,
    ...rest
  } = props;
  return (
    <AriaButton
      {...rest}
      {...(takesFocus && { autoFocus: true })}
      type={type}
      preventFocusOnPress={keepsFocus}
      aria-label={label}
      aria-expanded={isExpanded}
      {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
      aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
      className={classNames(styles.button, styles[variant], styles[size])}
    >
      {children}
      {shortcut && <Kbd keys={shortcut} />}
    </AriaButton>
  );
}
