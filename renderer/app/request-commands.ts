import { isOver } from '#shared/model/exchange';
import type { AppState } from '../state/app-state';
import { takeTyped } from '../state/forms/typed-beside';
import { canGoBack, canGoForward, currentExchange } from '../state/slices/exchanges-slice';
import { showCodeOf } from '../state/show-code-of';
import { active, type Command } from './command';

/** The tab in front shows a request, not a page of the app. */
const isRequest = ({ tabs, activeTabId }: AppState) => tabs[activeTabId ?? '']?.page === null;

const isRunning = (state: AppState) => {
  const exchange = currentExchange(active(state))(state);
  return exchange !== undefined && !isOver(exchange);
};

const isThere = (state: AppState) => {
  const exchange = currentExchange(active(state))(state);
  return exchange !== undefined && isOver(exchange);
};

/** The exchange before the one that is shown, where both are there. */
function before(state: AppState): string | null {
  const tab = state.tabs[active(state)];
  const step = tab?.trail[tab.position - 1];
  return step && isThere(state) && !state.lostExchanges.has(step.exchangeId) ? step.exchangeId : null;
}

/** Sending, saving, and the way back. */
export const requestCommands: readonly Command[] = [
  {
    id: 'request.send',
    title: 'Send the request',
    group: 'Request',
    shortcut: 'mod+Enter',
    when: isRequest,
    run: ({ state }) => {
      takeTyped();
      void state().sendDraft(active(state()));
    },
  },
  {
    id: 'request.sendAgain',
    title: 'Send it again',
    group: 'Request',
    shortcut: 'F5',
    when: isRequest,
    run: ({ state }) => {
      takeTyped();
      state().sendAgain(active(state()));
    },
  },
  {
    id: 'request.cancel',
    title: 'Cancel the request',
    group: 'Request',
    shortcut: 'mod+.',
    when: isRunning,
    run: ({ state }) => state().cancel(active(state())),
  },
  {
    id: 'request.save',
    title: 'Save the request',
    group: 'Request',
    shortcut: 'mod+s',
    when: isRequest,
    run: ({ state }) => {
      takeTyped();
      void state().saveTab(active(state()));
    },
  },
  {
    id: 'request.saveAs',
    title: 'Save the request in another place',
    group: 'Request',
    shortcut: 'mod+Shift+s',
    when: isRequest,
    run: ({ state }) => state().saveTabAs(active(state())),
  },
  {
    id: 'import.begin',
    title: 'Import…',
    group: 'Request',
    run: ({ state }) => state().beginImport(),
  },
  {
    id: 'request.copyAsCode',
    title: 'Copy the request as code',
    group: 'Request',
    when: isRequest,
    run: ({ state }) => showCodeOf(state(), active(state())),
  },
  {
    id: 'request.examples',
    title: 'Show the examples of the request',
    group: 'Request',
    when: isRequest,
    run({ state }) {
      state().openComposer(active(state()), 'examples');
    },
  },
  {
    id: 'exchange.exportHar',
    title: 'Export the exchange as HAR',
    group: 'Request',
    when: isThere,
    run: ({ state }) => state().showHar(currentExchange(active(state()))(state())?.id ?? null),
  },
  {
    id: 'exchange.compare',
    title: 'Compare with the exchange before',
    group: 'Request',
    when: (state) => before(state) !== null,
    run: ({ state }) => void state().showBeside(active(state()), before(state()) ?? '', ['shown here', 'the one before']),
  },
  {
    id: 'exchange.compareHistory',
    title: 'Compare with one of the history',
    group: 'Request',
    when: isThere,
    run: ({ state }) => state().showSection('history'),
  },
  {
    id: 'identities.manage',
    title: 'Manage identities',
    group: 'Request',
    run: ({ state }) => state().manageIdentities(true),
  },
  {
    id: 'trail.back',
    title: 'Back to the exchange before',
    group: 'Request',
    shortcut: 'alt+ArrowLeft',
    macShortcut: 'mod+[',
    when: (state) => canGoBack(active(state))(state),
    run: ({ state }) => state().goBack(active(state())),
  },
  {
    id: 'trail.forward',
    title: 'Forward to the next exchange',
    group: 'Request',
    shortcut: 'alt+ArrowRight',
    macShortcut: 'mod+]',
    when: (state) => canGoForward(active(state))(state),
    run: ({ state }) => state().goForward(active(state())),
  },
];
