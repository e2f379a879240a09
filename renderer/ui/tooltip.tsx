import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { classNames } from './class-names';
import { Kbd } from './kbd';
import styles from './tooltip.module.css';

interface Props {
  readonly text: ReactNode;
  readonly shortcut?: string | undefined;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  /** Something that takes the focus: a button or a link of react-aria. */
  readonly children: ReactElement;
}

/** A word about a control, shown on hover and on focus. Never the only place where something is said. */
export function Tooltip({ text, shortcut, placement = 'bottom', children }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip placement={placement} offset={6} className={classNames(styles.tooltip)}>
        <span>{text}</span>
        {shortcut && <Kbd keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
