import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from 'react';
import type { Host } from '#shared/contract/types';
import { useHost } from '../../../state/use-app';
import { HugeList, type HugeListHandle } from '../../../ui/huge-list';
import { RowWindows } from '../../../ui/huge-list-windows';
import styles from './body-lines.module.css';
import { groupDigits, sizeOf } from './body-words';
import type { FindView } from './find-model';
import { HexBar } from './hex-bar';
import { writeBytes, type ByteFormat } from './hex-copy';
import { HexLine } from './hex-line';
import { rowBytes, toHexRows } from './hex-rows';
import { inRow, moveTo, rangeOf, standingAt, type ByteSelection } from './hex-selection';
import { HitLane } from './hit-lane';
import { isCopy } from './json-keys';
import { PathBar } from './path-bar';
import { useCopy } from './use-copy';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly find: FindView;
}

/** More than this does not go onto the clipboard. */
const mostCopied = 4 * 1024 * 1024;

/** Every byte of a body, sixteen to a row, of which any stretch can be selected and copied. */
export function HexView({ bodyId, bytes, find }: Props) {
  const windows = useHexWindows(bodyId, bytes);
  useSyncExternalStore(windows.subscribe, windows.version);
  const list = useRef<HugeListHandle>(null);
  const { selection, go } = useSelection(bytes, find, list);
  const { note, copy } = useByteCopy(bodyId, selection);
  const isShift = useRef(false);
  const onVisible = useCallback((first: number, last: number) => void windows.want(first, last), [windows]);
  const row = Math.floor(selection.head / rowBytes);
  const onKey = (event: KeyboardEvent) => {
    const step = ({ ArrowLeft: -1, ArrowRight: 1 } as Readonly<Record<string, number>>)[event.key];
    if (isCopy(event)) void copy('hex');
    else if (step !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) go(selection.head + step, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const digits = Math.max(8, (bytes - 1).toString(16).length);
  return (
    <>
      <HexBar selection={selection} bytes={bytes} onGo={(at) => go(at, false)} onCopy={(format) => void copy(format)} />
      {/* Whether a row is come to with Shift held is known to the keys alone. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={styles.list}
        onKeyDownCapture={(event) => (isShift.current = event.shiftKey)}
        onMouseDownCapture={() => (isShift.current = false)}
      >
        <HugeList
          ref={list}
          kind="listbox"
          label="Body as bytes"
          rowCount={Math.ceil(bytes / rowBytes)}
          cursor={row}
          onCursor={(to) => {
            // A press on a byte has chosen it already.
            if (to !== row) go(inRow(selection, to), isShift.current, false);
          }}
          onVisible={onVisible}
          onKey={onKey}
          renderRow={(at) => (
            <HexLine
              bytes={windows.row(at)}
              offset={at * rowBytes}
              digits={digits}
              selected={rangeOf(selection)}
              onByte={(byte, extend) => go(byte, extend, false)}
            />
          )}
        />
        <HitLane marks={find.marks} />
      </div>
      <PathBar
        note={note}
        status={`byte ${groupDigits(selection.head)} (0x${selection.head.toString(16)}) of ${groupDigits(bytes)} (${sizeOf(bytes)})`}
      />
    </>
  );
}

/** What is selected: moved by the user, and to each hit of a search. */
function useSelection(bytes: number, find: FindView, list: { readonly current: HugeListHandle | null }) {
  const [selection, setSelection] = useState<ByteSelection>(standingAt(0));
  const [seenHit, setSeenHit] = useState(find.hit);
  const hit = find.query.bytes === null ? null : find.hit;
  if (hit !== seenHit) {
    setSeenHit(hit);
    if (hit) setSelection({ anchor: hit.offset + hit.bytes - 1, head: hit.offset });
  }
  useLayoutEffect(() => {
    if (seenHit) list.current?.showRow(Math.floor(seenHit.offset / rowBytes), 'middle');
  }, [seenHit, list]);
  const go = (at: number, extend: boolean, show = true) => {
    const next = moveTo(selection, at, bytes, extend);
    setSelection(next);
    if (show) list.current?.showRow(Math.floor(next.head / rowBytes));
  };
  return { selection, go };
}

function useByteCopy(bodyId: string, selection: ByteSelection) {
  const host = useHost();
  const { note, copyText, say } = useCopy(bodyId);
  const copy = async (format: ByteFormat) => {
    const [from, to] = rangeOf(selection);
    if (to - from > mostCopied) return say(`Up to ${sizeOf(mostCopied)} can be copied; “Save as” takes all`);
    const bytes = await readBytes(host, bodyId, from, to);
    if (bytes === null) return say('These bytes cannot be read');
    copyText(writeBytes(bytes, format), `${sizeOf(bytes.length)} copied`);
  };
  return { note, copy };
}

/** The bytes [from, to), by the body's address, so that they need no translation into JSON. */
async function readBytes(host: Host, bodyId: string, from: number, to: number): Promise<Uint8Array | null> {
  const url = await host.bodyUrl(bodyId);
  const response = await fetch(url, { headers: { range: `bytes=${from}-${to - 1}` } }).catch(() => null);
  return response?.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

function useHexWindows(bodyId: string, bytes: number): RowWindows<Uint8Array> {
  const host = useHost();
  const windows = useMemo(() => {
    const totalRows = Math.ceil(bytes / rowBytes);
    return new RowWindows<Uint8Array>(async (from, count) => {
      const read = await readBytes(host, bodyId, from * rowBytes, Math.min(bytes, (from + count) * rowBytes));
      return read && { totalRows, rows: toHexRows(read) };
    });
  }, [host, bodyId, bytes]);
  useEffect(() => void windows.want(0, 60), [windows]);
  return windows;
}
