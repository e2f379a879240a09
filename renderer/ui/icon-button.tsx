import type { LucideIcon } from 'lucide-react';
import { Button, ToggleButton } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './icon-button.module.css';
import { ariaShortcut } from './shortcut-text';
import { Tooltip } from './tooltip';

export interface IconButtonProps {
  /** What it does, for the tooltip and for screen readers. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string | undefined;
  readonly size?: 'normal' | 'small';
  /** Makes it a switch that is on or off. */
  readonly isPressed?: boolean;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
}

/** A button that is only an icon; its name is in the tooltip. */
export function IconButton({ label, icon: Icon, shortcut, size = 'normal', placement, ...props }: IconButtonProps) {
  const shared = {
    'aria-label': label,
    'aria-keyshortcuts': shortcut && ariaShortcut(shortcut),
    className: classNames(styles.button, styles[size]),
    isDisabled: props.isDisabled ?? false,
  };
  const icon = <Icon size={size === 'small' ? 14 : 16} strokeWidth={1.5} aria-hidden />;
  return (
    <Tooltip text={label} shortcut={shortcut} {...(placement && { placement })}>
      {props.isPressed === undefined ? (
        <Button {...shared} onPress={props.onPress}>
          {icon}
        </Button>
      ) : (
        <ToggleButton {...shared} isSelected={props.isPressed} onChange={props.onPress}>
          {icon}
        </ToggleButton>
      )}
    </Tooltip>
  );
}
