import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useHost } from '../../../state/use-app';
import { HugeList } from '../../../ui/huge-list';
import { RowWindows } from '../../../ui/huge-list-windows';
import styles from './body-lines.module.css';
import { groupDigits, sizeOf } from './body-words';
import { rowBytes, toHexRows, type HexRow } from './hex-rows';
import { isCopy } from './json-keys';
import { LineSkeleton } from './line-skeleton';
import { PathBar } from './path-bar';
import { useCopy } from './use-copy';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
}

/** Every byte of a body, sixteen to a row. */
export function HexView({ bodyId, bytes }: Props) {
  const windows = useHexWindows(bodyId, bytes);
  useSyncExternalStore(windows.subscribe, windows.version);
  const [cursor, setCursor] = useState(0);
  const { note, copyText } = useCopy(bodyId);
  const onVisible = useCallback((first: number, last: number) => void windows.want(first, last), [windows]);
  const rowCount = Math.ceil(bytes / rowBytes);
  const digits = Math.max(8, (bytes - 1).toString(16).length);
  return (
    <>
      <div className={styles.list}>
        <HugeList
          kind="listbox"
          label="Body as bytes"
          rowCount={rowCount}
          cursor={cursor}
          onCursor={setCursor}
          onVisible={onVisible}
          onKey={(event) => {
            const row = windows.row(cursor);
            if (isCopy(event) && row) copyText(row.hex.trim(), 'Bytes copied');
          }}
          renderRow={(row) => (
            <HexLine row={windows.row(row)} offset={(row * rowBytes).toString(16).padStart(digits, '0')} digits={digits} />
          )}
        />
      </div>
      <PathBar note={note} status={`byte ${groupDigits(cursor * rowBytes)} of ${groupDigits(bytes)} (${sizeOf(bytes)})`} />
    </>
  );
}

function HexLine({
  row,
  offset,
  digits,
}: {
  readonly row: HexRow | undefined;
  readonly offset: string;
  readonly digits: number;
}) {
  if (!row) return <LineSkeleton rows={1} />;
  return (
    <div className={styles.line}>
      <span className={styles.hexOffset} style={{ width: `${digits}ch` }}>
        {offset}
      </span>
      <span className={styles.hexBytes}>{row.hex}</span>
      <span className={styles.hexText}>
        {row.text.map(({ text, isShown }, place) => (isShown ? text : <i key={place}>{text}</i>))}
      </span>
    </div>
  );
}

/** Bytes come by the body's address, so that they need no translation into JSON. */
function useHexWindows(bodyId: string, bytes: number): RowWindows<HexRow> {
  const host = useHost();
  const windows = useMemo(() => {
    const totalRows = Math.ceil(bytes / rowBytes);
    return new RowWindows<HexRow>(async (from, count) => {
      const url = await host.bodyUrl(bodyId);
      const last = Math.min(bytes, (from + count) * rowBytes) - 1;
      const response = await fetch(url, { headers: { range: `bytes=${from * rowBytes}-${last}` } }).catch(() => null);
      if (!response?.ok) return null;
      return { totalRows, rows: toHexRows(new Uint8Array(await response.arrayBuffer())) };
    });
  }, [host, bodyId, bytes]);
  useEffect(() => void windows.want(0, 60), [windows]);
  return windows;
}
