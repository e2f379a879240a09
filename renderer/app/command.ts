import type { AppState } from '../state/app-state';

export interface CommandContext {
  readonly state: () => AppState;
  readonly openPalette: () => void;
}

/** One thing the app can do by name: from a shortcut, from the palette, from the desktop's menu. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'Request' | 'Tabs' | 'View' | 'Practice' | 'Lessons';
  readonly shortcut?: string;
  /** In a browser that keeps `shortcut` for itself. */
  readonly webShortcut?: string;
  /** On a Mac, where it differs in more than the Command key. */
  readonly macShortcut?: string;
  /** Whether it can be done now; left out means always. */
  readonly when?: (state: AppState) => boolean;
  readonly run: (context: CommandContext) => void;
}

/** Id of the tab in front. */
export const active = (state: AppState): string => state.activeTabId ?? '';
