import type { ReactElement, ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import { classNames } from './class-names';
import overlay from './overlay.module.css';

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
      <AriaPopover className={classNames(overlay.popover)} placement={placement} offset={4}>
        <Dialog aria-label={label} className={classNames(overlay.pad)} style={{ outline: 'none', boxShadow: 'none' }}>
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
