import type { PagesRun } from '#shared/model/pages-run';
import { useCallback, useEffect } from 'react';
import { useApp } from '../../../state/use-app';
import { useKept } from '../../../state/use-kept';

interface ShownRun {
  /** The run shown in place of the page; null for the page itself. */
  readonly runId: string | null;
  readonly show: (runId: string) => void;
  /** Back to the page; the run and its rows are forgotten. */
  readonly close: () => void;
}

/** Which run through all pages, begun on the page of an exchange, is shown there. How it goes draws nothing anew here. */
export function useRun(exchangeId: string): ShownRun {
  const [runId, setRunId] = useKept<string | null>('run', null);
  const isThere = useApp((state) => runId !== null && state.runs[runId] !== undefined);
  const recall = useApp((state) => state.recallRun);
  const release = useApp((state) => state.releaseRun);
  useEffect(() => {
    // A window that was loaded anew asks the host, which may still hold it.
    if (isThere || runId === null) return;
    void recall(runId, exchangeId).then((isHeld) => {
      if (!isHeld) setRunId(null);
    });
  }, [isThere, runId, exchangeId, recall, setRunId]);
  return {
    runId: isThere ? runId : null,
    show: setRunId,
    close: useCallback(() => {
      setRunId(null);
      if (runId !== null) release(runId);
    }, [runId, release, setRunId]),
  };
}

/** How a run goes, as often as it is told. */
export const useRunPicture = (runId: string): PagesRun | null => useApp((state) => state.runs[runId]?.run ?? null);
