import type { PagesRun } from '#shared/model/pages-run';
import { useEffect } from 'react';
import { useApp } from '../../../state/use-app';
import { useKept } from '../../../state/use-kept';

interface ShownRun {
  /** The run shown in place of the page; null for the page itself. */
  readonly run: PagesRun | null;
  readonly show: (runId: string) => void;
  /** Back to the page; the run and its rows are forgotten. */
  readonly close: () => void;
}

/** The run through all pages that was begun on the page of an exchange, if one is shown there. */
export function useRun(exchangeId: string): ShownRun {
  const [runId, setRunId] = useKept<string | null>('run', null);
  const run = useApp((state) => (runId === null ? null : (state.runs[runId]?.run ?? null)));
  const recall = useApp((state) => state.recallRun);
  const release = useApp((state) => state.releaseRun);
  const isLost = runId !== null && run === null;
  useEffect(() => {
    // A window that was loaded anew asks the host, which may still hold it.
    if (!isLost || runId === null) return;
    void recall(runId, exchangeId).then((isThere) => {
      if (!isThere) setRunId(null);
    });
  }, [isLost, runId, exchangeId, recall, setRunId]);
  return {
    run,
    show: setRunId,
    close: () => {
      setRunId(null);
      if (runId !== null) release(runId);
    },
  };
}
