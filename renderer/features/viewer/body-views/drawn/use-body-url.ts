import { useEffect, useState } from 'react';
import { useHost } from '../../../../state/use-app';

/** Where elements of the page find the bytes of a body, whole or by ranges; null until that is known. */
export function useBodyUrl(bodyId: string): string | null {
  const host = useHost();
  const [found, setFound] = useState<{ readonly bodyId: string; readonly url: string } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void host.bodyUrl(bodyId).then((url) => {
      if (isWanted) setFound({ bodyId, url });
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId]);
  return found?.bodyId === bodyId ? found.url : null;
}
