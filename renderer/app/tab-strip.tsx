import { Columns2, PanelLeft, Plus, Rows2, Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { tabTitle } from '../state/tab';
import { useApp } from '../state/use-app';
import { IconButton } from '../ui/icon-button';
import { StripTab } from './strip-tab';
import styles from './tab-strip.module.css';
import { type Commands, shortcutOf } from './use-commands';
import { useTabDrag } from './use-tab-drag';

/** The tabs of the window. Arrows walk them, Delete closes one, dragging or Alt+Shift with the page keys moves one. */
export function TabStrip({ commands }: { readonly commands: Commands }) {
  const tabOrder = useApp((state) => state.tabOrder);
  const activeTabId = useApp((state) => state.activeTabId);
  const activeTitle = useApp((state) => {
    const tab = state.tabs[state.activeTabId ?? ''];
    return tab && tabTitle(tab);
  });
  const list = useRef<HTMLDivElement>(null);
  const drag = useTabDrag();
  useEffect(() => {
    // The whole of it, with its close button.
    const front = list.current?.querySelector('[aria-selected="true"]')?.parentElement;
    front?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [activeTabId, tabOrder, activeTitle]);
  return (
    <div className={styles.strip} data-region="tabs">
      <div
        role="tablist"
        aria-label="Tabs"
        className={styles.list}
        ref={list}
        onWheel={(event) => list.current?.scrollBy({ left: event.deltaY + event.deltaX })}
      >
        {tabOrder.map((id, index) => (
          <StripTab key={id} tabId={id} drag={drag.of(id, index)} />
        ))}
      </div>
      <StripEnd commands={commands} />
    </div>
  );
}

function StripEnd({ commands }: { readonly commands: Commands }) {
  const { beside } = useApp((state) => state.composer);
  const isSideBarShown = useApp((state) => !state.sideBar.hidden);
  const run = (id: string) => () => commands.find((command) => command.id === id)?.run();
  const shortcut = (id: string) => shortcutOf(commands, id);
  return (
    <>
      <IconButton label="New tab" icon={Plus} shortcut={shortcut('tab.new')} onPress={run('tab.new')} />
      <span className={styles.grow} />
      <IconButton label="Command palette" icon={Search} shortcut={shortcut('palette.open')} onPress={run('palette.open')} />
      <IconButton
        label={beside ? 'Put the response below the request' : 'Put the response beside the request'}
        icon={beside ? Rows2 : Columns2}
        onPress={run('composer.place')}
      />
      <IconButton
        label={isSideBarShown ? 'Hide the side bar' : 'Show the side bar'}
        icon={PanelLeft}
        shortcut={shortcut('sideBar.toggle')}
        onPress={run('sideBar.toggle')}
      />
    </>
  );
}
