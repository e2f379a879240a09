import type { Failure } from '#shared/failure';
import type { BodyFacts } from '#shared/model/body-window';
import type { Result } from '#shared/result';
import { useEffect, useState } from 'react';
import { useHost } from '../../../state/use-app';

/** What is known of a body before any of it is shown; null until that is here. */
export function useBodyFacts(
  bodyId: string,
  charset: string | null,
): { readonly facts: BodyFacts | null; readonly failure: Failure | null } {
  const host = useHost();
  const [read, setRead] = useState<{ readonly bodyId: string; readonly result: Result<BodyFacts> } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void host.call('body.describe', { bodyId, charset }).then((result) => {
      if (isWanted) setRead({ bodyId, result });
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId, charset]);
  const result = read?.bodyId === bodyId ? read.result : null;
  return { facts: result?.ok ? result.value : null, failure: result && !result.ok ? result.failure : null };
}
