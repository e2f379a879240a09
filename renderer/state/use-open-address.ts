import { useEffect, useRef } from 'react';
import { useCapability } from '../host/use-capability';
import { useHost } from './use-app';

/** Opens an address in the system's browser: by the host, or as another tab of the browser that Cairn runs in. */
export function useOpenAddress(): (address: string) => void {
  const host = useHost();
  const byHost = useCapability('openExternal');
  return (address) => {
    if (byHost) void host.call('app.openExternal', { url: address });
    else if (/^https?:\/\//i.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
  };
}

/** Opens what a flow wants opened, once, where the host could not do it itself. */
export function useOpenOnce(address: string | null): void {
  const byHost = useCapability('openExternal');
  const open = useOpenAddress();
  const opened = useRef<string | null>(address);
  useEffect(() => {
    if (address === null || address === opened.current) return;
    opened.current = address;
    if (!byHost) open(address);
  });
}
