import type { AppState } from '../state/app-state';
import { inheritsFrom } from '../state/tab';
import type { Command } from './command';
import { focusAddress, focusRegion } from './regions';

const zoomSteps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
const zoomed = (zoom: number, by: 1 | -1): number =>
  (by > 0 ? zoomSteps.find((step) => step > zoom + 0.01) : zoomSteps.findLast((step) => step < zoom - 0.01)) ?? zoom;

/** Folder of the collection that the tab in front belongs to; null where it is in none. */
function collectionInFront({ tabs, activeTabId }: AppState): string | null {
  const tab = tabs[activeTabId ?? ''];
  return (tab && inheritsFrom(tab)?.root) ?? null;
}

/** Where to look, and how large. */
export const viewCommands: readonly Command[] = [
  {
    id: 'palette.open',
    title: 'Command palette',
    group: 'View',
    shortcut: 'mod+k',
    run: ({ openPalette }) => openPalette(),
  },
  {
    id: 'address.focus',
    title: 'Go to the address bar',
    group: 'View',
    shortcut: 'mod+l',
    run: () => focusAddress(),
  },
  { id: 'region.next', title: 'Go to the next region', group: 'View', shortcut: 'F6', run: () => focusRegion(1) },
  { id: 'region.previous', title: 'Go to the region before', group: 'View', shortcut: 'Shift+F6', run: () => focusRegion(-1) },
  {
    id: 'sideBar.toggle',
    title: 'Show or hide the side bar',
    group: 'View',
    shortcut: 'mod+b',
    run: ({ state }) => state().toggleSideBar(),
  },
  {
    id: 'section.collections',
    title: 'Collections',
    group: 'View',
    shortcut: 'mod+1',
    run: ({ state }) => state().showSection('collections'),
  },
  {
    id: 'page.environments',
    title: 'Environments',
    group: 'View',
    run: ({ state }) => state().openEnvironments(null),
  },
  {
    id: 'page.cookies',
    title: 'Cookies',
    group: 'View',
    run: ({ state }) => state().openCookies(null),
  },
  {
    id: 'page.runner',
    title: 'Run a collection',
    group: 'View',
    when: ({ collections }) => collections.length > 0,
    run: ({ state }) => void state().openRunner(collectionInFront(state()) ?? state().collections[0]?.root ?? '', ''),
  },
  {
    id: 'scripts.forget',
    title: 'Take back what scripts of this collection may do',
    group: 'View',
    when: (state) => collectionInFront(state) !== null,
    run: ({ state }) => void state().forgetScripts(state().activeTabId ?? ''),
  },
  {
    id: 'section.history',
    title: 'History',
    group: 'View',
    shortcut: 'mod+2',
    run: ({ state }) => state().showSection('history'),
  },
  {
    id: 'page.statuses',
    title: 'Status atlas',
    group: 'View',
    shortcut: 'mod+4',
    run: ({ state }) => state().openPage('statuses'),
  },
  {
    id: 'section.lessons',
    title: 'Lessons',
    group: 'View',
    shortcut: 'mod+5',
    run: ({ state }) => {
      state().showSection('lessons');
      state().openPage('lessons');
    },
  },
  {
    id: 'page.headers',
    title: 'Header dictionary',
    group: 'View',
    run: ({ state }) => state().openPage('headers'),
  },
  {
    id: 'page.methods',
    title: 'Methods: what each promises',
    group: 'View',
    run: ({ state }) => state().openPage('methods'),
  },
  {
    id: 'page.advice',
    title: 'Advice on this collection',
    group: 'View',
    when: ({ collections }) => collections.length > 0,
    run: ({ state }) => state().showAdvice(collectionInFront(state())),
  },
  {
    id: 'section.practice',
    title: 'Practice server',
    group: 'View',
    shortcut: 'mod+3',
    run: ({ state }) => {
      state().showSection('practice');
      state().openPage('practice');
    },
  },
  {
    id: 'section.settings',
    title: 'Settings',
    group: 'View',
    shortcut: 'mod+,',
    run: ({ state }) => state().showSection('settings'),
  },
  {
    id: 'page.shortcuts',
    title: 'Keyboard shortcuts',
    group: 'View',
    run: ({ state }) => state().openPage('shortcuts'),
  },
  {
    id: 'composer.fold',
    title: 'Fold or unfold the request',
    group: 'View',
    shortcut: 'mod+j',
    run: ({ state }) => state().foldComposer(!state().composer.folded),
  },
  {
    id: 'composer.place',
    title: 'Put the response beside or below the request',
    group: 'View',
    run: ({ state }) => state().placeResponse(!state().composer.beside),
  },
  {
    id: 'theme.toggle',
    title: 'Switch between light and dark',
    group: 'View',
    run: ({ state }) =>
      void state().changeSettings({ theme: document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark' }),
  },
  {
    id: 'zoom.in',
    title: 'Zoom in',
    group: 'View',
    shortcut: 'mod+plus',
    run: ({ state }) => void state().changeSettings({ zoom: zoomed(state().settings.zoom, 1) }),
  },
  {
    id: 'zoom.out',
    title: 'Zoom out',
    group: 'View',
    shortcut: 'mod+-',
    run: ({ state }) => void state().changeSettings({ zoom: zoomed(state().settings.zoom, -1) }),
  },
  {
    id: 'zoom.reset',
    title: 'Zoom back to 100 %',
    group: 'View',
    shortcut: 'mod+0',
    run: ({ state }) => void state().changeSettings({ zoom: 1 }),
  },
];
