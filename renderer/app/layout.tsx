import { Suspense, useEffect } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { tabTitle } from '../state/tab';
import { useApp } from '../state/use-app';
import type { Description } from './app';
import { TourStrip } from './doors';
import { HostLostBanner } from './host-lost-banner';
import styles from './layout.module.css';
import { Rail } from './rail';
import { keepFocusOnTabs } from './regions';
import { SideBar } from './side-bar';
import { StatusBar } from './status-bar';
import { TabPage } from './tab-page';
import { TabStrip } from './tab-strip';
import type { Commands } from './use-commands';
import { Workbench } from './workbench';

interface Props {
  readonly commands: Commands;
  readonly description: Description | null;
}

/** Rail, side bar, tabs and status bar: where everything stands in the window. */
export function Layout({ commands, description }: Props) {
  const isSideBarHidden = useApp((state) => state.sideBar.hidden);
  return (
    <div className={styles.window}>
      <HostLostBanner />
      <Rail commands={commands} />
      {!isSideBarHidden && <SideBar description={description} />}
      <Main commands={commands} />
      <StatusBar commands={commands} />
    </div>
  );
}

function Main({ commands }: { readonly commands: Commands }) {
  const tab = useApp((state) => state.tabs[state.activeTabId ?? '']);
  const isTourOpen = useApp((state) => state.settings.tour.state === 'open');
  const title = tab ? tabTitle(tab) : '';
  useEffect(keepFocusOnTabs, [tab?.id]);
  useEffect(() => {
    document.title = title === '' ? 'Cairn' : `${title} · Cairn`;
  }, [title]);
  return (
    <main className={styles.main}>
      <VisuallyHidden>
        <h1>{title}</h1>
      </VisuallyHidden>
      <TabStrip commands={commands} />
      {tab?.page && <TabPage key={tab.id} tabId={tab.id} page={tab.page} commands={commands} />}
      {tab?.page === null && <Workbench key={tab.id} tabId={tab.id} commands={commands} />}
      {isTourOpen && (
        <Suspense fallback={null}>
          <TourStrip />
        </Suspense>
      )}
    </main>
  );
}
