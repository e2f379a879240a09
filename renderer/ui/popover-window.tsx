import { type ReactNode, useContext } from 'react';
import { OverlayTriggerStateContext, Popover } from 'react-aria-components';
import { classNames } from './class-names';
import overlay from './overlay.module.css';

interface Props {
  readonly label: string;
  readonly placement: 'top' | 'bottom' | 'bottom start' | 'bottom end';
  readonly children: (close: () => void) => ReactNode;
}

/**
 * What a button opens beside itself, inside a `DialogTrigger`. All of it is the dialog, with the buttons by which screen readers
 * leave it: React Aria puts them around what is in a popover, and so outside of a `Dialog` in it.
 */
export function PopoverWindow({ label, placement, children }: Props) {
  return (
    <Popover
      className={classNames(overlay.popover)}
      placement={placement}
      offset={4}
      render={(props) => <div {...props} aria-label={label} aria-labelledby={undefined} />}
    >
      <Inside>{children}</Inside>
    </Popover>
  );
}

function Inside({ children }: Pick<Props, 'children'>) {
  const state = useContext(OverlayTriggerStateContext);
  return children(() => state?.close());
}
