import { Button } from 'react-aria-components';
import { liveSocketTabs } from '../state/slices/sockets-slice';
import { useApp } from '../state/use-app';
import styles from './status-lines.module.css';

/** How many sockets are open, in whichever tab; a press goes to the next of them. */
export function SocketLine({ className }: { readonly className: string }) {
  const open = useApp((state) => liveSocketTabs(state).join(' '));
  const active = useApp((state) => state.activeTabId);
  const activate = useApp((state) => state.activateTab);
  if (open === '') return null;
  const tabs = open.split(' ');
  const next = tabs[(tabs.indexOf(active ?? '') + 1) % tabs.length];
  return (
    <Button className={className} onPress={() => next !== undefined && activate(next)}>
      <i className={styles.live} />
      {tabs.length === 1 ? '1 socket open' : `${tabs.length} sockets open`}
    </Button>
  );
}
