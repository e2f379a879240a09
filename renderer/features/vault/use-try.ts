import { useState } from 'react';
import { describeFailure, hintFor } from '#shared/failure-words';
import type { Result } from '#shared/result';

/** Runs a step that can be refused: busy while it runs, done when it went well, else the reason in words. */
export function useTry(onDone: () => void) {
  const [error, setError] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const attempt = async (step: () => Promise<Result<null>>) => {
    setBusy(true);
    setError(undefined);
    const done = await step();
    setBusy(false);
    setError(done.ok ? undefined : `${describeFailure(done.failure)} ${hintFor(done.failure)}`.trim());
    if (done.ok) onDone();
  };
  return { error, isBusy, attempt };
}
