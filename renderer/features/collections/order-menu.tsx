import { ArrowDownUp, Check } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Settings } from '#shared/model/settings';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import icon from '../../ui/icon-button.module.css';
import overlay from '../../ui/overlay.module.css';

const orders: Readonly<Record<Settings['treeOrder'], string>> = {
  own: 'Their own order',
  name: 'By name',
  method: 'By method',
};

/** How the rows are ordered; only their own order is written in the files, and only in it rows can be put between others. */
export function OrderMenu() {
  const order = useApp((state) => state.settings.treeOrder);
  const changeSettings = useApp((state) => state.changeSettings);
  const choose = (keys: 'all' | Set<unknown>) => {
    const chosen = keys === 'all' ? undefined : [...keys][0];
    if (chosen === 'own' || chosen === 'name' || chosen === 'method') void changeSettings({ treeOrder: chosen });
  };
  return (
    <MenuTrigger>
      <Button
        aria-label={`Order of the requests: ${orders[order].toLowerCase()}`}
        className={classNames(icon.button, icon.normal)}
      >
        <ArrowDownUp size={16} strokeWidth={1.5} aria-hidden />
      </Button>
      <Popover className={classNames(overlay.popover)} placement="bottom end" offset={4}>
        <Menu
          aria-label="Order of the requests"
          className={classNames(overlay.list)}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[order]}
          onSelectionChange={choose}
        >
          {Object.entries(orders).map(([id, label]) => (
            <MenuItem key={id} id={id} textValue={label} className={classNames(overlay.item)}>
              <span className={overlay.check}>{id === order && <Check size={14} strokeWidth={1.5} aria-hidden />}</span>
              <span className={overlay.name}>{label}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
