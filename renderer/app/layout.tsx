import { useEffect } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { tabTitle } from '../state/tab';
import { useApp } from '../state/use-app';
import { classNames } from '../ui/class-names';
import type { Description } from './app';
import { HostLostBanner } from './host-lost-banner';
import styles from './layout.module.css';
import { Rail } from './rail';
import { SideBar } from './side-bar';
import { StatusBar } from './status-bar';
import { TabStrip } from './tab-strip';
import type { Commands } from './use-commands';
import { Workbench } from './workbench';

interface Props {
  readonly commands: Commands;
  readonly description: Description | null;
}

/** Rail, side bar, tabs and status bar: where everything stands in the window. */
export function Layout({ commands, description }: Props) {
  const { hidden, widthPx } = useApp((state) => state.sideBar);
  const resizeSideBar = useApp((state) => state.resizeSideBar);
  return (
    <div className={styles.window}>
      <HostLostBanner />
      <Rail commands={commands} />
      <Group className={classNames(styles.columns)} resizeTargetMinimumSize={{ coarse: 20, fine: 6 }}>
        {!hidden && (
          <>
            <Panel
              id="side-bar"
              className={classNames(styles.side)}
              defaultSize={`${widthPx}px`}
              minSize="180px"
              maxSize="480px"
              groupResizeBehavior="preserve-pixel-size"
              onResize={({ inPixels }, _id, before) => before && Math.abs(inPixels - widthPx) > 1 && resizeSideBar(inPixels)}
            >
              <SideBar description={description} />
            </Panel>
            <Separator className={classNames(styles.separator)} aria-label="Width of the side bar" />
          </>
        )}
        <Panel id="main" className={classNames(styles.main)} minSize="30%">
          <main className={classNames(styles.content)}>
            <Main commands={commands} />
          </main>
        </Panel>
      </Group>
      <StatusBar commands={commands} />
    </div>
  );
}

function Main({ commands }: { readonly commands: Commands }) {
  const tab = useApp((state) => state.tabs[state.activeTabId ?? '']);
  const title = tab ? tabTitle(tab) : '';
  useEffect(() => {
    document.title = title === '' ? 'Cairn' : `${title} · Cairn`;
  }, [title]);
  return (
    <>
      <TabStrip commands={commands} />
      {tab && <Workbench key={tab.id} tabId={tab.id} commands={commands} />}
    </>
  );
}
