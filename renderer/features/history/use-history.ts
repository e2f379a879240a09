import type { Failure } from '#shared/failure';
import type { HistoryEntry, HistoryQuery } from '#shared/model/history';
import { useEffect, useState } from 'react';
import { useHost } from '../../state/use-app';

const pageSize = 100;
/** A burst of exchanges is one look. */
const settleMs = 120;

interface Shown {
  readonly entries: readonly HistoryEntry[];
  readonly failure: Failure | null;
}

/** The entries that fit, as many as were asked for so far; looked at again when something was sent. */
export function useHistory(query: HistoryQuery) {
  const host = useHost();
  const key = JSON.stringify(query);
  const [count, setCount] = useState(pageSize);
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<Shown>({ entries: [], failure: null });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = host.listen('history.changed', () => {
      clearTimeout(timer);
      timer = setTimeout(() => setTurn((before) => before + 1), settleMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [host]);
  useEffect(() => {
    let isLate = false;
    const wanted = { query: JSON.parse(key) as HistoryQuery, count: Math.min(500, count) };
    void host.call('history.list', wanted).then((listed) => {
      if (!isLate) setShown(listed.ok ? { entries: listed.value, failure: null } : { entries: [], failure: listed.failure });
    });
    return () => {
      isLate = true;
    };
  }, [host, key, count, turn]);
  return {
    ...shown,
    hasMore: shown.entries.length >= count && count < 500,
    showMore: () => setCount(count + pageSize),
  };
}
