import { formatTime } from '#shared/http/quantities';
import { Pin } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { HistoryEntry } from '#shared/model/history';
import { maskAddress } from '#shared/secrets/mask-address';
import { useApp, useAppStore, useHost } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { MenuButton } from '../../ui/menu-button';
import { MethodLabel } from '../../ui/method-label';
import { StatusMark } from '../../ui/status-mark';
import { shortOf } from './entry-words';
import styles from './history-panel.module.css';
import type { Compared } from './use-compared';

interface Props {
  readonly entry: HistoryEntry;
  readonly compared: Compared;
}

/** One exchange: what was asked, and how it went. A press opens it as it was; C compares two. */
export function HistoryLine({ entry, compared }: Props) {
  const host = useHost();
  const { id, method, status, failure, at, pinned } = entry;
  const url = maskAddress(entry.url);
  const { open, compare, canCompare, copyAsCode, exportHar } = useLineActions(entry);
  const outcome = status === null ? 'no answer' : String(status);
  return (
    <li className={classNames(styles.line, compared.first?.id === id && styles.first)}>
      <Button
        className={styles.entry}
        aria-label={`${method} ${shortOf(url)}, ${outcome}, ${formatTime(at)}`}
        data-entry={id}
        onPress={() => void open()}
      >
        {/* The spaces are read as what stands between the words, as in the name of the button. */}
        <MethodLabel method={method} inColumn />{' '}
        <bdi className={styles.address} title={failure === '' ? url : `${url}\n${failure}`}>
          {shortOf(url)}
        </bdi>{' '}
        {pinned && <Pin size={11} strokeWidth={1.5} aria-label="pinned" role="img" />}
        <span className={styles.status}>
          <StatusMark status={status ?? 'failure'} size={9} /> {status ?? '—'}
        </span>{' '}
        <span className={styles.time}>{formatTime(at)}</span>
      </Button>
      <MenuButton
        label={`More about ${method} ${shortOf(url)}`}
        size="small"
        items={[
          { id: 'open', label: 'Open', onAction: () => void open() },
          {
            id: 'compareTwo',
            label: compared.first === null ? 'Compare with another …' : 'Compare with the one chosen',
            shortcut: 'C',
            onAction: () => compared.choose(entry),
          },
          { id: 'compare', label: 'Compare with what is shown', isDisabled: !canCompare, onAction: () => void compare() },
          {
            id: 'pin',
            label: pinned ? 'Take the pin out' : 'Pin',
            onAction: () => void host.call('history.setPinned', { id, pinned: !pinned }),
          },
          { id: 'code', label: 'Copy as curl or code', onAction: () => void copyAsCode() },
          { id: 'har', label: 'Export as HAR', onAction: () => void exportHar() },
          { id: 'remove', label: 'Remove', isDanger: true, onAction: () => void host.call('history.remove', { ids: [id] }) },
        ]}
      />
    </li>
  );
}

/** What can be done with an entry beside keeping it: opening it, and standing it beside what the tab in front shows. */
function useLineActions({ id, at, place }: HistoryEntry) {
  const host = useHost();
  const store = useAppStore();
  const front = useApp(({ activeTabId, tabs }) => (activeTabId !== null && tabs[activeTabId]?.trail.length ? activeTabId : null));
  // What this window does not have any more is put back at the host first.
  const bringBack = async () => {
    if (!store.getState().exchanges[id]) await host.call('history.open', { id });
  };
  return {
    canCompare: front !== null,
    open: async (): Promise<void> => {
      await bringBack();
      await store.getState().showExchange(id);
    },
    compare: async (): Promise<void> => {
      if (front === null) return;
      await bringBack();
      await store.getState().showBeside(front, id, ['shown here', `of ${formatTime(at)}`]);
    },
    copyAsCode: async (): Promise<void> => {
      await bringBack();
      await store.getState().showSentCode(id, place);
    },
    exportHar: async (): Promise<void> => {
      await bringBack();
      store.getState().showHar(id);
    },
  };
}
