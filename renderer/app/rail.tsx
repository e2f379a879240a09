import { GraduationCap, History, LayoutGrid, Library, type LucideIcon, Server, Settings } from 'lucide-react';
import { Fragment } from 'react';
import { Button } from 'react-aria-components';
import type { Section } from '../state/slices/layout-slice';
import { useApp } from '../state/use-app';
import { classNames } from '../ui/class-names';
import { ariaShortcut } from '../ui/shortcut-text';
import { Tooltip } from '../ui/tooltip';
import { Logo } from './logo';
import styles from './rail.module.css';
import { type Commands, shortcutOf } from './use-commands';

interface Item {
  readonly section: Section;
  readonly label: string;
  readonly icon: LucideIcon;
}

const sections: readonly Item[] = [
  { section: 'collections', label: 'Collections', icon: Library },
  { section: 'history', label: 'History', icon: History },
  { section: 'practice', label: 'Practice', icon: Server },
  { section: 'lessons', label: 'Lessons', icon: GraduationCap },
];
const settings: Item = { section: 'settings', label: 'Settings', icon: Settings };

/** The sections of the side bar; the one that is shown hides it. */
export function Rail({ commands }: { readonly commands: Commands }) {
  return (
    <nav className={styles.rail} aria-label="Sections" data-region="rail">
      <span className={styles.logo}>
        <Logo />
      </span>
      {sections.map((item) => (
        <Fragment key={item.section}>
          {item.section === 'lessons' && <StatusesButton commands={commands} />}
          <RailButton {...item} commands={commands} />
        </Fragment>
      ))}
      <span className={styles.end}>
        <RailButton {...settings} commands={commands} />
      </span>
    </nav>
  );
}

/** The atlas needs the room that a side bar takes, where the window is not wide. */
const roomy = 1440;

/** A page of its own instead of a section beside one. */
function StatusesButton({ commands }: { readonly commands: Commands }) {
  const isShown = useApp((state) => state.activeTabId !== null && state.tabs[state.activeTabId]?.page === 'statuses');
  const isBarShown = useApp((state) => !state.sideBar.hidden);
  const openPage = useApp((state) => state.openPage);
  const toggleSideBar = useApp((state) => state.toggleSideBar);
  const shortcut = shortcutOf(commands, 'page.statuses');
  return (
    <Tooltip text="Statuses" shortcut={shortcut} placement="right">
      <Button
        aria-label="Statuses"
        aria-current={isShown ? 'page' : undefined}
        aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
        className={classNames(styles.item, isShown && styles.shown)}
        onPress={() => {
          openPage('statuses');
          if (isBarShown && window.innerWidth < roomy) toggleSideBar();
        }}
      >
        <LayoutGrid size={16} strokeWidth={1.5} aria-hidden />
      </Button>
    </Tooltip>
  );
}

function RailButton({ section, label, icon: Icon, commands }: Item & { readonly commands: Commands }) {
  const isShown = useApp((state) => state.sideBar.section === section && !state.sideBar.hidden);
  const showSection = useApp((state) => state.showSection);
  const openPage = useApp((state) => state.openPage);
  const isLive = useApp((state) => section === 'practice' && state.practice.phase === 'running');
  const shortcut = shortcutOf(commands, `section.${section}`);
  return (
    <Tooltip text={label} shortcut={shortcut} placement="right">
      <Button
        aria-label={isLive ? `${label}, running` : label}
        aria-current={isShown ? 'page' : undefined}
        aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
        className={classNames(styles.item, isShown && styles.shown)}
        onPress={() => {
          if ((section === 'practice' || section === 'lessons') && !isShown) openPage(section);
          showSection(section, { toggle: true });
        }}
      >
        <Icon size={16} strokeWidth={1.5} aria-hidden />
        {isLive && <i className={styles.live} />}
      </Button>
    </Tooltip>
  );
}
