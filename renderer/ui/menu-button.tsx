import { Ellipsis, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import buttonStyles from './button.module.css';
import { classNames } from './class-names';
import iconStyles from './icon-button.module.css';
import { Kbd } from './kbd';
import overlay from './overlay.module.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
}

export interface MenuButtonProps {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly size?: 'normal' | 'small';
  /** Words on the button; without them it is an icon. */
  readonly children?: ReactNode;
  readonly items: readonly MenuAction[];
  readonly isDisabled?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** A button that opens a menu of actions. */
export function MenuButton({
  label,
  icon: Icon = Ellipsis,
  size = 'normal',
  children,
  items,
  isDisabled = false,
  onOpenChange,
}: MenuButtonProps) {
  const style = children ? classNames(buttonStyles.button, buttonStyles[size]) : classNames(iconStyles.button, iconStyles[size]);
  return (
    <MenuTrigger {...(onOpenChange && { onOpenChange })}>
      <Button aria-label={label} className={style} isDisabled={isDisabled}>
        {children ?? <Icon size={size === 'small' ? 14 : 16} strokeWidth={1.5} aria-hidden />}
      </Button>
      <Popover className={classNames(overlay.popover)} offset={4}>
        <ActionMenu label={label} items={items} />
      </Popover>
    </MenuTrigger>
  );
}

/** The list of actions inside a menu. */
export function ActionMenu({ label, items }: Pick<MenuButtonProps, 'label' | 'items'>) {
  return (
    <Menu aria-label={label} className={classNames(overlay.list)}>
      {items.map((item) => (
        <MenuItem
          key={item.id}
          id={item.id}
          textValue={item.label}
          onAction={item.onAction}
          isDisabled={item.isDisabled ?? false}
          className={classNames(overlay.item, item.isDanger && overlay.danger)}
        >
          <span className={overlay.name}>{item.label}</span>
          {item.shortcut && <Kbd keys={item.shortcut} />}
        </MenuItem>
      ))}
    </Menu>
  );
}
