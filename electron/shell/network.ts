import type { Session } from 'electron';

const own: ReadonlySet<string> = new Set(['app:', 'body:', 'blob:', 'data:', 'devtools:', 'about:']);

/** The page fetches nothing from anywhere: what goes out to a network is sent by the engine, because the user sent it. */
export function keepPageOffline(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !own.has(schemeOf(details.url)) }));
  session.on('will-download', (event, item) => {
    if (!own.has(schemeOf(item.getURL()))) event.preventDefault();
  });
  // Its dictionaries would be fetched from a server.
  session.setSpellCheckerEnabled(false);
}

const schemeOf = (url: string): string => url.slice(0, url.indexOf(':') + 1).toLowerCase();
