import type { ReactElement, ReactNode } from 'react';
import { DialogTrigger } from 'react-aria-components';
import { classNames } from './class-names';
import overlay from './overlay.module.css';
import { PopoverWindow } from './popover-window';

interface Props {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly placement?: 'top' | 'bottom' | 'bottom start' | 'bottom end';
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small window beside its button. */
export function Popover({ label, trigger, placement = 'bottom start', children }: Props) {
  return (
    <DialogTrigger>
      {trigger}
      <PopoverWindow label={label} placement={placement}>
        {(close) => <div className={classNames(overlay.pad)}>{typeof children === 'function' ? children(close) : children}</div>}
      </PopoverWindow>
    </DialogTrigger>
  );
}
