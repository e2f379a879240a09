import { useEffect, useState } from 'react';
import { useHost } from '../../../state/use-app';

interface Place {
  readonly node: number;
  readonly pointer: string;
  readonly path: string;
}

/** Where a node stands in its body; of an earlier node until that is known. */
export function usePlace(bodyId: string, node: number | null): Place | null {
  const host = useHost();
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    if (node === null) return undefined;
    let isWanted = true;
    void host.call('body.locateJsonNode', { bodyId, folds: { depth: null, toggled: [] }, node }).then((found) => {
      if (isWanted && found.ok) setPlace({ node, pointer: found.value.pointer, path: found.value.path });
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId, node]);
  return place;
}
