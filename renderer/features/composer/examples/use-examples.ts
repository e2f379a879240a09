import type { Failure } from '#shared/failure';
import type { ExampleItem } from '#shared/model/example';
import type { SavedAt } from '#shared/model/workspace';
import { useEffect, useState } from 'react';
import { useHost } from '../../../state/use-app';

export interface Examples {
  readonly items: readonly ExampleItem[];
  /** The file that they were listed from. */
  readonly revision: string;
  readonly failure: Failure | null;
  /** Looks again. */
  readonly reload: () => void;
}

type Read = Omit<Examples, 'reload'> & { readonly at: string };

const none: Read = { at: '', items: [], revision: '', failure: null };

/** The examples of a saved request, looked at again when a file of its collection changes. None for a draft without a file. */
export function useExamples(saved: SavedAt | null): Examples {
  const host = useHost();
  const [read, setRead] = useState(none);
  const [turn, setTurn] = useState(0);
  const at = saved === null ? '' : `${saved.root}\n${saved.path}`;
  const revision = saved?.revision ?? '';
  useEffect(() => host.listen('collection.changed', () => setTurn((before) => before + 1)), [host]);
  useEffect(() => {
    if (at === '') return;
    let isLate = false;
    const [root = '', path = ''] = at.split('\n');
    void host.call('examples.list', { root, path }).then((listed) => {
      if (isLate) return;
      setRead(
        listed.ok
          ? { at, items: listed.value.examples, revision: listed.value.revision, failure: null }
          : { ...none, at, failure: listed.failure },
      );
    });
    return () => void (isLate = true);
  }, [host, at, revision, turn]);
  return { ...(read.at === at ? read : none), reload: () => setTurn(turn + 1) };
}
