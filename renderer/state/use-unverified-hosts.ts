import { useCallback, useEffect, useState } from 'react';
import { useHost } from './use-app';

/** Hosts that are not verified in this session, and what can be said of them. Resolves once the host knows. */
export interface UnverifiedHostList {
  readonly hosts: readonly string[];
  readonly allow: (host: string) => Promise<void>;
  readonly revoke: (host: string) => Promise<void>;
}

/** Asks for the list when it is first shown, and follows it. */
export function useUnverifiedHosts(): UnverifiedHostList {
  const host = useHost();
  const [hosts, setHosts] = useState<readonly string[]>([]);
  useEffect(() => {
    const stop = host.listen('trust.changed', setHosts);
    void host.call('trust.list', null).then((listed) => listed.ok && setHosts(listed.value));
    return stop;
  }, [host]);
  const allow = useCallback(async (name: string) => void (await host.call('trust.allow', { host: name })), [host]);
  const revoke = useCallback(async (name: string) => void (await host.call('trust.revoke', { host: name })), [host]);
  return { hosts, allow, revoke };
}
