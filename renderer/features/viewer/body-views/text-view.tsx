import type { TextLine } from '#shared/model/body-window';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useHost } from '../../../state/use-app';
import { HugeList, type HugeListHandle } from '../../../ui/huge-list';
import { RowWindows } from '../../../ui/huge-list-windows';
import styles from './body-lines.module.css';
import { groupDigits } from './body-words';
import type { FindView } from './find-model';
import { HitLane } from './hit-lane';
import { highlightOf } from './highlight';
import { isCopy } from './json-keys';
import { LineSkeleton } from './line-skeleton';
import { MarkedText } from './marked-text';
import { PathBar } from './path-bar';
import { useCopy } from './use-copy';

interface Props {
  readonly bodyId: string;
  readonly charset: string;
  readonly charsetMenu: ReactNode;
  readonly find: FindView;
}

/** A body as lines of text, in the charset its head names or the user chose. */
export function TextView({ bodyId, charset, charsetMenu, find }: Props) {
  const windows = useTextWindows(bodyId, charset);
  useSyncExternalStore(windows.subscribe, windows.version);
  const list = useRef<HugeListHandle>(null);
  const [cursor, setCursor] = useState(0);
  const highlight = useMemo(() => (find.isOpen ? highlightOf(find.query) : null), [find.isOpen, find.query]);
  const { note, copyText } = useCopy(bodyId);
  const [seenHit, setSeenHit] = useState(find.hit);
  if (find.hit !== seenHit) {
    setSeenHit(find.hit);
    if (find.hit) setCursor(find.hit.line - 1);
  }
  useLayoutEffect(() => {
    if (seenHit) list.current?.showRow(seenHit.line - 1, 'middle');
  }, [seenHit]);
  const onVisible = useCallback((first: number, last: number) => void windows.want(first, last), [windows]);
  const total = windows.totalRows;
  const line = windows.row(cursor);

  return (
    <>
      {total === null ? (
        <LineSkeleton />
      ) : (
        <div className={styles.list}>
          <HugeList
            ref={list}
            kind="listbox"
            label="Body as text"
            rowCount={total}
            cursor={cursor}
            onCursor={setCursor}
            onVisible={onVisible}
            onKey={(event) => {
              if (isCopy(event) && line) copyText(line.text, 'Line copied');
            }}
            renderRow={(row) => (
              <TextRow
                line={windows.row(row)}
                digits={groupDigits(total).length}
                highlight={highlight}
                current={row + 1 === find.hit?.line ? find.sameBefore : -1}
              />
            )}
          />
          <HitLane marks={find.marks} />
        </div>
      )}
      <PathBar
        note={note}
        charset={charsetMenu}
        status={total !== null && `row ${groupDigits(Math.min(cursor + 1, total))} of ${groupDigits(total)}`}
      />
    </>
  );
}

interface RowProps {
  readonly line: TextLine | undefined;
  readonly digits: number;
  readonly highlight: ReturnType<typeof highlightOf>;
  readonly current: number;
}

function TextRow({ line, digits, highlight, current }: RowProps) {
  if (!line) return <LineSkeleton rows={1} />;
  return (
    <div className={styles.line}>
      <span className={styles.number} style={{ width: `${Math.max(2, digits)}ch` }}>
        {line.line === null ? '' : groupDigits(line.line)}
      </span>
      <span className={styles.gap} />
      <span className={styles.value}>
        <MarkedText text={line.text} highlight={highlight} current={current} />
      </span>
    </div>
  );
}

function useTextWindows(bodyId: string, charset: string): RowWindows<TextLine> {
  const host = useHost();
  const windows = useMemo(
    () =>
      new RowWindows<TextLine>(async (from, count) => {
        const read = await host.call('body.readTextLines', { bodyId, charset, from, count });
        return read.ok ? read.value : null;
      }),
    [host, bodyId, charset],
  );
  useEffect(() => void windows.want(0, 60), [windows]);
  return windows;
}
