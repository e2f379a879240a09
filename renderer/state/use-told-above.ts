import type { CallInput, CallOutput } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import { useEffect, useState } from 'react';
import { useApp, useHost } from './use-app';

type Question = 'collection.readInherited' | 'collection.readChecksAbove' | 'collection.readOptionsAbove';

/** What the folders above a place and its collection say, asked again when their files change; nothing where there is no place. */
export function useToldAbove<Q extends Question>(question: Q, place: RequestPlace | null): CallOutput<Q> | null {
  const host = useHost();
  const collections = useApp((state) => state.collections);
  const [told, setTold] = useState<{ readonly of: string; readonly says: CallOutput<Q> | null }>({ of: '', says: null });
  const [root, path] = [place?.root ?? '', place?.path ?? ''];
  const of = `${root}\n${path}`;
  useEffect(() => {
    if (root === '') return;
    let isWanted = true;
    void host.call(question, { root, path } as CallInput<Q>).then((answer) => {
      if (isWanted) setTold({ of: `${root}\n${path}`, says: answer.ok ? (answer.value as CallOutput<Q>) : null });
    });
    return () => {
      isWanted = false;
    };
  }, [host, question, root, path, collections]);
  return told.of === of ? told.says : null;
}
