import type { Failure } from '#shared/failure';
import type { BodyFilter, FilterOutcome } from '#shared/model/body-filter';
import { useEffect, useState } from 'react';
import { useHost } from '../../../state/use-app';

export interface Filtering {
  /** What came of it; null while it runs, and where there is no filter. */
  readonly outcome: FilterOutcome | null;
  readonly failure: Failure | null;
  readonly isRunning: boolean;
  readonly stop: () => void;
}

/** What a filter leaves of a body. The same again is answered at once; another one stops the one that runs. */
export function useFiltered(bodyId: string, charset: string | null, filter: BodyFilter | null): Filtering {
  const host = useHost();
  const key = filter === null ? null : JSON.stringify([bodyId, charset, filter.language, filter.expression]);
  const [read, setRead] = useState<{ readonly key: string } & Pick<Filtering, 'outcome' | 'failure'>>();
  useEffect(() => {
    if (key === null || filter === null) return undefined;
    let isWanted = true;
    void host.call('body.filter', { bodyId, charset, filter }).then((answer) => {
      if (!isWanted) return;
      setRead(answer.ok ? { key, outcome: answer.value, failure: null } : { key, outcome: null, failure: answer.failure });
    });
    return () => {
      isWanted = false;
    };
    // The key says all that the filter is.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [host, key]);
  const known = read !== undefined && read.key === key ? read : null;
  return {
    outcome: known?.outcome ?? null,
    failure: known?.failure ?? null,
    isRunning: key !== null && known === null,
    stop: () => void host.call('body.stopFilter', { bodyId }),
  };
}
