import { flushSync } from 'react-dom';
import type { AppState } from '../state/app-state';
import { active, type Command } from './command';
import { focusAddress } from './regions';

const neighbour = (state: AppState, by: number): string => {
  const { tabOrder } = state;
  const at = tabOrder.indexOf(active(state));
  return tabOrder[(at + by + tabOrder.length) % tabOrder.length] ?? '';
};
const moveBy = (state: AppState, by: number) => state.moveTab(active(state), state.tabOrder.indexOf(active(state)) + by);

/** What can be done to tabs. */
export const tabCommands: readonly Command[] = [
  {
    id: 'tab.new',
    title: 'New tab',
    group: 'Tabs',
    shortcut: 'mod+t',
    webShortcut: 'alt+t',
    run: ({ state }) => {
      // On the page before the next key is pressed.
      flushSync(() => state().openTab());
      focusAddress();
    },
  },
  {
    id: 'tab.newWebSocket',
    title: 'New WebSocket',
    group: 'Tabs',
    run: ({ state }) => {
      flushSync(() => state().newSocket('websocket'));
      focusAddress();
    },
  },
  {
    id: 'tab.newEventStream',
    title: 'New stream of events',
    group: 'Tabs',
    run: ({ state }) => {
      flushSync(() => state().newSocket('events'));
      focusAddress();
    },
  },
  {
    id: 'tab.close',
    title: 'Close the tab',
    group: 'Tabs',
    shortcut: 'mod+w',
    webShortcut: 'alt+w',
    run: ({ state }) => state().closeTab(active(state())),
  },
  {
    id: 'tab.reopen',
    title: 'Reopen the closed tab',
    group: 'Tabs',
    shortcut: 'mod+Shift+t',
    webShortcut: 'alt+Shift+t',
    when: (state) => state.closedTabs.length > 0,
    run: ({ state }) => state().reopenTab(),
  },
  {
    id: 'tab.next',
    title: 'Next tab',
    group: 'Tabs',
    shortcut: 'ctrl+Tab',
    webShortcut: 'alt+PageDown',
    when: (state) => state.tabOrder.length > 1,
    run: ({ state }) => state().activateTab(neighbour(state(), 1)),
  },
  {
    id: 'tab.previous',
    title: 'Previous tab',
    group: 'Tabs',
    shortcut: 'ctrl+Shift+Tab',
    webShortcut: 'alt+PageUp',
    when: (state) => state.tabOrder.length > 1,
    run: ({ state }) => state().activateTab(neighbour(state(), -1)),
  },
  {
    id: 'tab.moveRight',
    title: 'Move the tab to the right',
    group: 'Tabs',
    shortcut: 'alt+Shift+PageDown',
    when: (state) => state.tabOrder.at(-1) !== active(state),
    run: ({ state }) => moveBy(state(), 1),
  },
  {
    id: 'tab.moveLeft',
    title: 'Move the tab to the left',
    group: 'Tabs',
    shortcut: 'alt+Shift+PageUp',
    when: (state) => state.tabOrder[0] !== active(state),
    run: ({ state }) => moveBy(state(), -1),
  },
];
