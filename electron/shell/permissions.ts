import type { Session } from 'electron';
import { appOrigin } from './app-address';

const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Electron grants everything that is asked for unless it is told otherwise. Our page may write text to the clipboard. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(granted.has(permission) && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => granted.has(permission) && isOurs(origin));
  session.setDevicePermissionHandler(() => false);
}

const isOurs = (address: string): boolean => address === appOrigin || address.startsWith(`${appOrigin}/`);
