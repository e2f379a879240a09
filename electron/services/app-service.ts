import type { CallOutput, HandlersOf } from '#shared/contract/types';
import { fail, ok } from '#shared/result';
import { readExternalAddress } from './external-address';

type Description = CallOutput<'app.describe'>;

interface Options {
  readonly version: string;
  readonly hostKind: Description['hostKind'];
  readonly home: string;
  readonly nativeDialogs: boolean;
  /** Hands an address to the system's browser; null where the host has none to hand it to. */
  readonly openExternal: ((url: string) => Promise<void>) | null;
}

type AppHandlers = Omit<HandlersOf<'app'>, 'app.dataPlaces' | 'app.erase' | 'app.copyData'>;

/** Says what this host is and can do, and opens addresses outside of it. */
export function createAppService({ version, hostKind, home, nativeDialogs, openExternal }: Options): AppHandlers {
  const isDesktop = hostKind === 'desktop';
  const description: Description = {
    version,
    hostKind,
    platform: platforms[process.platform] ?? 'other',
    home,
    capabilities: {
      nativeMenus: isDesktop,
      nativeDialogs,
      allShortcuts: isDesktop,
      openExternal: openExternal !== null,
    },
  };
  return {
    'app.describe': async () => ok(description),
    async 'app.openExternal'({ url }) {
      const address = readExternalAddress(url);
      if (!address.ok) return address;
      if (!openExternal)
        return fail({ kind: 'unsupported', capability: 'openExternal', reason: 'this host has no browser to open it in' });
      await openExternal(address.value);
      return ok(null);
    },
  };
}

const platforms: Readonly<Record<string, Description['platform']>> = { linux: 'linux', darwin: 'macos', win32: 'windows' };
