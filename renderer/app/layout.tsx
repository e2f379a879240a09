import { Suspense, useEffect } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { type Tab, tabTitle } from '../state/tab';
import { useApp, useAppParts } from '../state/use-app';
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
  // Not the tab itself: it changes with each letter that is typed and each answer that comes.
  const { id, page, title } = useAppParts((state) => frontOf(state.tabs[state.activeTabId ?? '']));
  const isTourOpen = useApp((state) => state.settings.tour.state === 'open');
  useEffect(keepFocusOnTabs, [id]);
  useEffect(() => {
    document.title = title === '' ? 'Cairn' : `${title} · Cairn`;
  }, [title]);
  return (
    <main className={styles.main}>
      <VisuallyHidden>
        <h1>{title}</h1>
      </VisuallyHidden>
      <TabStrip commands={commands} />
      {page && <TabPage key={id} tabId={id} page={page} commands={commands} />}
      {page === null && <Workbench key={id} tabId={id} commands={commands} />}
      {isTourOpen && (
        <Suspense fallback={null}>
          <TourStrip />
        </Suspense>
      )}
    </main>
  );
}

/** What of the tab in front is shown around it; no page at all where there is no tab. */
const frontOf = (tab: Tab | undefined) =>
  tab ? { id: tab.id, page: tab.page, title: tabTitle(tab) } : { id: '', page: undefined, title: '' };
