import { X } from 'lucide-react';
import { methodWord } from '#shared/http/draft-url';
import type { KeyboardEvent } from 'react';
import { type Tab, tabTitle } from '../state/tab';
import { maskAddress } from '#shared/secrets/mask-address';
import { secretWordsOf } from '../state/secret-words';
import { useApp } from '../state/use-app';
import { classNames } from '../ui/class-names';
import { MethodLabel } from '../ui/method-label';
import styles from './tab-strip.module.css';
import type { TabDrag } from './use-tab-drag';

interface Props {
  readonly tabId: string;
  readonly drag: TabDrag;
}

/** One tab of the window. Its close button is for the pointer; the keyboard has Delete and the command. */
export function StripTab({ tabId, drag }: Props) {
  const tab = useApp((state) => state.tabs[tabId]);
  const isActive = useApp((state) => state.activeTabId === tabId);
  const closeTab = useApp((state) => state.closeTab);
  if (!tab) return null;
  return (
    <div
      role="presentation"
      className={classNames(
        styles.tab,
        isActive && styles.selected,
        tab.dirty && styles.dirty,
        drag.dropSide && (drag.dropSide === 'before' ? styles.dropBefore : styles.dropAfter),
      )}
      onAuxClick={(event) => event.button === 1 && closeTab(tabId)}
      // Chromium would start to scroll with the middle button.
      onMouseDown={(event) => event.button === 1 && event.preventDefault()}
      {...drag.handlers}
    >
      <TabButton tab={tab} isActive={isActive} />
      <button type="button" aria-hidden tabIndex={-1} className={styles.close} onClick={() => closeTab(tabId)}>
        {tab.dirty && <i className={styles.dot} />}
        <X size={14} strokeWidth={1.5} />
      </button>
    </div>
  );
}

function TabButton({ tab, isActive }: { readonly tab: Tab; readonly isActive: boolean }) {
  const activateTab = useApp((state) => state.activateTab);
  const closeTab = useApp((state) => state.closeTab);
  const { id, draft, dirty } = tab;
  return (
    // Not a button: Firefox lets no button be dragged.
    <div
      role="tab"
      aria-label={`${draft.url === '' ? '' : `${methodWord(draft)} `}${tabTitle(tab)}${dirty ? ', not saved' : ''}`}
      id={`tab-${id}`}
      data-tab-id={id}
      aria-selected={isActive}
      aria-controls={isActive ? `panel-${id}` : undefined}
      tabIndex={isActive ? 0 : -1}
      title={draft.url === '' ? undefined : `${methodWord(draft)} ${maskAddress(draft.url, secretWordsOf(tab))}`}
      className={styles.name}
      onClick={() => activateTab(id)}
      onKeyDown={(event) => walk(event, { activateTab, close: () => closeTab(id) })}
    >
      {draft.url !== '' && <MethodLabel method={methodWord(draft)} />} <bdi className={styles.title}>{tabTitle(tab)}</bdi>
    </div>
  );
}

interface Walk {
  readonly activateTab: (id: string) => void;
  readonly close: () => void;
}

function walk(event: KeyboardEvent<HTMLElement>, { activateTab, close }: Walk): void {
  const tabs = [...(event.currentTarget.closest('[role="tablist"]')?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
  const at = tabs.indexOf(event.currentTarget);
  const goals: Readonly<Record<string, number>> = {
    ArrowRight: (at + 1) % tabs.length,
    ArrowLeft: (at - 1 + tabs.length) % tabs.length,
    Home: 0,
    End: tabs.length - 1,
  };
  const goal = tabs[goals[event.key] ?? -1];
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Delete') return closeAndStay(event, close);
  if (!goal) return;
  event.preventDefault();
  activateTab(goal.dataset.tabId ?? '');
  goal.focus();
}

function closeAndStay(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  event.preventDefault();
  const list = event.currentTarget.closest('[role="tablist"]');
  close();
  requestAnimationFrame(() => list?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
}
