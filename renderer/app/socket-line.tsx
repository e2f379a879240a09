import { Button } from 'react-aria-components';
import { currentExchange } from '../state/slices/exchanges-slice';
import { isOpenSocket, liveSocketTabs } from '../state/slices/sockets-slice';
import { useApp } from '../state/use-app';
import { classNames } from '../ui/class-names';
import styles from './status-lines.module.css';

/** How many sockets are open, or wait to be again, in whichever tab; a press goes to the next of them. */
export function SocketLine({ className }: { readonly className: string }) {
  const live = useApp((state) => liveSocketTabs(state).join(' '));
  const open = useApp((state) => liveSocketTabs(state).filter((tabId) => isOpenSocket(currentExchange(tabId)(state))).length);
  const active = useApp((state) => state.activeTabId);
  const activate = useApp((state) => state.activateTab);
  if (live === '') return null;
  const tabs = live.split(' ');
  const next = tabs[(tabs.indexOf(active ?? '') + 1) % tabs.length];
  return (
    <Button className={className} onPress={() => next !== undefined && activate(next)}>
      <i className={classNames(styles.live, open === 0 && styles.lost)} />
      {socketWords(open, tabs.length - open)}
    </Button>
  );
}

function socketWords(open: number, lost: number): string {
  const count = (sockets: number): string => (sockets === 1 ? '1 socket' : `${sockets} sockets`);
  if (lost === 0) return `${count(open)} open`;
  return open === 0 ? `${count(lost)} connecting again` : `${count(open)} open, ${lost} connecting again`;
}
