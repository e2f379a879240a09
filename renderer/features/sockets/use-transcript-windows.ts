import type { TranscriptFilter, TranscriptRow } from '#shared/model/transcript';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useHost } from '../../state/use-app';
import { RowWindows } from '../../ui/huge-list-windows';
import { isWhole } from './transcript-words';

/** How often a filter is asked again while more is said. */
const askAgainMs = 250;

/** Lines of a transcript that pass a filter, fetched as they come into view; `entries` is how many lines there are in all. */
export function useTranscriptWindows(bodyId: string, filter: TranscriptFilter, entries: number): RowWindows<TranscriptRow> {
  const host = useHost();
  const { from: side, kinds, query } = filter;
  const windows = useMemo(() => {
    const made: RowWindows<TranscriptRow> = new RowWindows<TranscriptRow>(async (from, count) => {
      const asked = { bodyId, from, count, filter: { from: side, kinds, query } };
      const read = await host.call('socket.read', asked);
      if (!read.ok) return null;
      const { rows, found, complete } = read.value;
      // What is long is looked through in steps: what was found by now is shown meanwhile.
      if (!complete) setTimeout(() => void made.reread(), askAgainMs / 2);
      return { rows, totalRows: found };
    });
    return made;
  }, [host, bodyId, side, kinds, query]);
  useSyncExternalStore(windows.subscribe, windows.version);
  useEffect(() => void windows.want(0, 60), [windows]);
  const whole = isWhole(filter);
  useEffect(() => {
    if (whole) return windows.grow(entries);
    const timer = setTimeout(() => void windows.reread(), askAgainMs);
    return () => clearTimeout(timer);
  }, [windows, whole, entries]);
  return windows;
}
