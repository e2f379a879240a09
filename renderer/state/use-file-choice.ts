import { describeFailure } from '#shared/failure-words';
import type { CallOutput } from '#shared/contract/types';
import { useMemo } from 'react';
import { useCapability } from '../host/use-capability';
import { useHost } from './use-app';

type Listing = CallOutput<'files.list'>;

interface FileChoice {
  readonly ask: (() => Promise<string | null>) | null;
  readonly list: (path: string | null) => Promise<{ readonly listing: Listing } | { readonly problem: string }>;
}

/** How files of the machine Cairn runs on are asked for: by the system's own dialog, or by looking into its folders. */
export function useFileChoice(): FileChoice {
  const host = useHost();
  const hasOwnDialog = useCapability('nativeDialogs');
  return useMemo(() => {
    const ask = async () => {
      const chosen = await host.call('files.choose', { what: 'openFile', suggestedName: '' });
      return chosen.ok ? chosen.value : null;
    };
    const list: FileChoice['list'] = async (path) => {
      const listed = await host.call('files.list', { path });
      return listed.ok ? { listing: listed.value } : { problem: describeFailure(listed.failure) };
    };
    return { ask: hasOwnDialog ? ask : null, list };
  }, [host, hasOwnDialog]);
}
