import type { Auth } from '#shared/model/auth';
import type { FolderAuth, RequestPlace } from '#shared/model/collection';
import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import type { Result } from '#shared/result';
import { useEffect, useState } from 'react';
import { isSame } from '../../state/tab';
import { useHost } from '../../state/use-app';

interface Refusal {
  readonly kind: Failure['kind'];
  readonly words: string;
}

export interface EditedFolderAuth {
  /** As it is edited; null before the file was read. */
  readonly shown: FolderAuth | null;
  readonly isChanged: boolean;
  /** Why it could not be read or saved. */
  readonly refusal: Refusal | null;
  readonly edit: (auth: Auth) => void;
  /** Saves and ends; over whatever stands in the file when told so. */
  readonly save: (overwrite: boolean) => Promise<void>;
  readonly reload: () => Promise<void>;
}

/** What a folder's file says of auth, as it is being edited. */
export function useFolderAuth({ root, path }: RequestPlace, onSaved: () => void): EditedFolderAuth {
  const host = useHost();
  const [read, setRead] = useState<FolderAuth | null>(null);
  const [auth, edit] = useState<Auth | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const take = (answer: Result<FolderAuth>) => {
    setRefusal(answer.ok ? null : refusalOf(answer.failure));
    if (!answer.ok) return;
    setRead(answer.value);
    edit(answer.value.auth);
  };
  useEffect(() => {
    let isWanted = true;
    void host.call('collection.readAuth', { root, path }).then((answer) => isWanted && take(answer));
    return () => {
      isWanted = false;
    };
  }, [host, root, path]);

  return {
    shown: read && auth && { ...read, auth },
    isChanged: read !== null && !isSame(auth, read.auth),
    refusal,
    edit,
    async save(overwrite) {
      if (!read || !auth) return;
      const saved = await host.call('collection.saveAuth', { root, path, auth, revision: overwrite ? null : read.revision });
      if (saved.ok) onSaved();
      else setRefusal(refusalOf(saved.failure));
    },
    reload: async () => take(await host.call('collection.readAuth', { root, path })),
  };
}

const refusalOf = (failure: Failure): Refusal => ({ kind: failure.kind, words: describeFailure(failure) });
