import { Suspense } from 'react';
import { useApp } from '../state/use-app';
import type { Description } from './app';
import { NetworkSettings } from '../features/composer';
import { CollectionsPanel, HistoryPanel, LessonsPanel, PracticePanel, SettingsPanel, VaultSettings } from './doors';
import { SideBarEdge } from './side-bar-edge';
import styles from './side-bar.module.css';

const names = { collections: 'Collections', history: 'History', practice: 'Practice', lessons: 'Lessons', settings: 'Settings' };

/** The section that is open. */
export function SideBar({ description }: { readonly description: Description | null }) {
  const { section, widthPx } = useApp((state) => state.sideBar);
  return (
    <aside className={styles.side} style={{ width: widthPx }} aria-label={names[section]} data-region="sideBar">
      <Suspense fallback={null}>
        {section === 'collections' && <CollectionsPanel />}
        {section === 'history' && <HistoryPanel />}
        {section === 'practice' && <PracticePanel />}
        {section === 'lessons' && <LessonsPanel />}
        {section === 'settings' && (
          <SettingsPanel description={description} secrets={<VaultSettings />} network={<NetworkSettings />} />
        )}
      </Suspense>
      <SideBarEdge />
    </aside>
  );
}
