import { ArrowDown, ArrowDownToLine, ArrowUp, Dot } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { formatBytes } from '#shared/http/quantities';
import type { TranscriptFilter, TranscriptRow } from '#shared/model/transcript';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { HugeList, type HugeListHandle } from '../../ui/huge-list';
import { isAround, isWhole, kindOf, saysOf, speakers, timeOf } from './transcript-words';
import styles from './sockets.module.css';
import { useFollowing } from './use-following';
import { useTranscriptWindows } from './use-transcript-windows';

interface Props {
  readonly bodyId: string;
  readonly subprotocol: string;
  /** Lines in all, as far as was told. */
  readonly entries: number;
  readonly filter: TranscriptFilter;
  /** The line that is shown at length. */
  readonly pinned: number | null;
  readonly onPin: (n: number | null) => void;
  readonly onFound: (found: number | null) => void;
}

const rowHeight = 24;

/** What was said, line by line, as it is said. */
export function TranscriptList({ bodyId, subprotocol, entries, filter, pinned, onPin, onFound }: Props) {
  const windows = useTranscriptWindows(bodyId, filter, entries);
  const list = useRef<HugeListHandle>(null);
  const [cursor, setCursor] = useState(0);
  const total = windows.totalRows ?? 0;
  const following = useFollowing(list, total, true);
  const { onVisible: noteVisible } = following;
  useEffect(() => onFound(windows.totalRows), [onFound, windows.totalRows]);
  const onVisible = useCallback(
    (first: number, last: number) => {
      noteVisible(first, last);
      void windows.want(first, Math.max(first + 1, last));
    },
    [noteVisible, windows],
  );
  const pin = (row: number) => {
    setCursor(row);
    const n = windows.row(row)?.n;
    if (n !== undefined) onPin(n);
  };
  if (total === 0 && windows.totalRows !== null)
    return <p className={styles.none}>{isWhole(filter) ? 'Nothing was said yet.' : 'Nothing that was said fits this.'}</p>;
  return (
    <div className={styles.list}>
      <HugeList
        ref={list}
        kind="listbox"
        label="What was said"
        rowCount={total}
        rowHeight={rowHeight}
        cursor={Math.min(cursor, Math.max(0, total - 1))}
        onCursor={pin}
        onVisible={onVisible}
        onKey={(event) => {
          if (event.key === 'Enter' || event.key === ' ') pin(cursor);
          if (event.key === 'Escape' && pinned !== null) onPin(null);
        }}
        renderRow={(row) => <Line row={windows.row(row)} subprotocol={subprotocol} />}
        describeRow={(row) => describe(windows.row(row), pinned)}
      />
      {!following.isFollowing && (
        <div className={styles.newest}>
          <Button size="small" onPress={following.follow}>
            <ArrowDownToLine size={14} strokeWidth={1.5} aria-hidden />
            Newest
          </Button>
        </div>
      )}
    </div>
  );
}

const describe = (row: TranscriptRow | undefined, pinned: number | null) =>
  row?.n === pinned ? { className: styles.pinnedRow ?? '' } : {};

const arrows = { client: ArrowUp, server: ArrowDown, cairn: Dot } as const;

function Line({ row, subprotocol }: { readonly row: TranscriptRow | undefined; readonly subprotocol: string }) {
  if (!row) return <div className={styles.line} />;
  const Arrow = arrows[row.from];
  const isQuiet = row.from === 'cairn' || isAround(row);
  return (
    <div className={classNames(styles.line, isQuiet && styles.quiet)}>
      <Arrow size={14} strokeWidth={1.5} aria-hidden className={classNames(styles.arrow, styles[row.from])} />
      <span className={styles.unseen}>{speakers[row.from]}</span>
      <span className={styles.time}>{timeOf(row.at)}</span>
      <span className={styles.kind} title={row.id === undefined ? undefined : `id ${row.id}`}>
        {kindOf(row)}
      </span>
      <span className={styles.says} dir="auto">
        {saysOf(row, subprotocol)}
      </span>
      <span className={styles.size}>{row.from === 'cairn' ? '' : formatBytes(row.bytes)}</span>
    </div>
  );
}
