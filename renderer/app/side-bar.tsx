import { lazy, Suspense } from 'react';
import { CollectionsPanel } from '../features/collections';
import { useApp, useAppStore } from '../state/use-app';
import type { Description } from './app';
import { browsePractice } from './browse-practice';
import { SideBarEdge } from './side-bar-edge';
import styles from './side-bar.module.css';

const PracticePanel = lazy(async () => ({ default: (await import('../features/practice')).PracticePanel }));
const SettingsPanel = lazy(async () => ({ default: (await import('../features/settings')).SettingsPanel }));

const names = { collections: 'Collections', practice: 'Practice', settings: 'Settings' };

/** The section that is open. */
export function SideBar({ description }: { readonly description: Description | null }) {
  const { section, widthPx } = useApp((state) => state.sideBar);
  const store = useAppStore();
  return (
    <aside className={styles.side} style={{ width: widthPx }} aria-label={names[section]} data-region="sideBar">
      <Suspense fallback={null}>
        {section === 'collections' && <CollectionsPanel />}
        {section === 'practice' && <PracticePanel onBrowse={() => void browsePractice(store.getState)} />}
        {section === 'settings' && <SettingsPanel description={description} />}
      </Suspense>
      <SideBarEdge />
    </aside>
  );
}
