// What this browser tab must know to come back after a reload. It lives in the tab's own history entry:
// cookies are shared between ports, and local storage between tabs.

interface Remembered {
  readonly token: string | null;
  readonly windowId: string | null;
}

const nothing: Remembered = { token: null, windowId: null };

/**
 * The token of this page: handed over once in the address, and taken out of it at once,
 * or remembered from before a reload. Null when the page was opened without one.
 */
export function takeToken(): string | null {
  const handedOver = new URLSearchParams(location.hash.slice(1)).get('token');
  if (handedOver === null) return recall().token;
  remember({ ...recall(), token: handedOver });
  return handedOver;
}

/** The window this tab showed before it was reloaded. */
export const recallWindow = (): string | null => recall().windowId;

export function rememberWindow(windowId: string): void {
  remember({ ...recall(), windowId });
}

function recall(): Remembered {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('cairn' in state)) return nothing;
  const { cairn } = state;
  return typeof cairn === 'object' && cairn !== null ? { ...nothing, ...cairn } : nothing;
}

function remember(cairn: Remembered): void {
  history.replaceState({ cairn }, '', location.pathname + location.search);
}
