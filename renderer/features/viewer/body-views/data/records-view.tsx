import type { BodyRecord, RecordKind } from '#shared/model/body-data';
import type { Failure } from '#shared/failure';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useHost } from '../../../../state/use-app';
import { EmptyNote } from '../../../../ui/empty-note';
import { HugeList } from '../../../../ui/huge-list';
import { RowWindows } from '../../../../ui/huge-list-windows';
import { countOf, groupDigits, sizeOf } from '../body-words';
import { isCopy } from '../json-keys';
import { LineSkeleton } from '../line-skeleton';
import { PathBar } from '../path-bar';
import type { ShowSlice } from '../show-slice';
import { useCopy } from '../use-copy';
import { ViewFailure } from '../view-failure';
import { VisibleText } from '../../../../ui/visible-text';
import styles from './data.module.css';
import { Split } from './split';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string;
  readonly charsetMenu: ReactNode;
  readonly kind: RecordKind;
  readonly showSlice: ShowSlice;
}

/** A body of many records as a list of them; one that is opened is shown as a body of its own. */
export function RecordsView({ bodyId, bytes, charset, charsetMenu, kind, showSlice }: Props) {
  const { windows, failure, capped } = useRecords(bodyId, charset, kind);
  useSyncExternalStore(windows.subscribe, windows.version);
  const [cursor, setCursor] = useState(0);
  const [openedRecord, setOpened] = useState<number | null>(null);
  const { note, copyText } = useCopy(bodyId);
  const onVisible = useCallback((first: number, last: number) => void windows.want(first, last), [windows]);
  const total = windows.totalRows;
  const noun = kind === 'events' ? 'event' : 'record';
  if (failure) return <ViewFailure failure={failure} />;
  if (total === null) return <LineSkeleton />;
  if (total === 0) return <EmptyNote title={`No ${noun}s.`}>There is nothing but white space in this body.</EmptyNote>;
  const row = windows.row(cursor);
  const opened = openedRecord === null ? undefined : windows.row(openedRecord);
  return (
    <>
      <Split
        opened={opened ? { title: titleOf(opened, noun), content: <Opened {...{ charset, showSlice }} record={opened} /> } : null}
        onClose={() => setOpened(null)}
      >
        <HugeList
          kind="listbox"
          label={kind === 'events' ? 'Events' : 'Records'}
          rowCount={total}
          cursor={cursor}
          onCursor={(next) => {
            setCursor(next);
            if (openedRecord !== null) setOpened(next);
          }}
          onOpen={setOpened}
          onVisible={onVisible}
          onKey={(event) => {
            if (isCopy(event) && row) copyText(row.preview, 'Beginning copied');
            if (event.key === 'Enter') setOpened(cursor);
            if (event.key === 'Escape') setOpened(null);
          }}
          renderRow={(at) => <RecordLine record={windows.row(at)} digits={groupDigits(total).length} />}
        />
      </Split>
      <PathBar
        note={note}
        charset={charsetMenu}
        status={`${noun} ${groupDigits(cursor + 1)} of ${groupDigits(total)}${capped ? '; those after it are not listed' : ''}, ${sizeOf(bytes)}`}
      />
    </>
  );
}

const titleOf = ({ record, bytes }: BodyRecord, noun: string): string =>
  `${noun[0]?.toUpperCase()}${noun.slice(1)} ${groupDigits(record + 1)}, ${countOf(bytes, 'byte')}`;

interface OpenedProps {
  readonly record: BodyRecord;
  readonly charset: string;
  readonly showSlice: ShowSlice;
}

function Opened({ record, charset, showSlice }: OpenedProps) {
  // What it is, its bytes say; what they are read by is as for the whole.
  if (record.sliceId !== null) return showSlice(record.sliceId, `; charset=${charset}`);
  return (
    <EmptyNote title="This record is not opened">
      Its text was written anew from another charset. Text shows all of the body.
    </EmptyNote>
  );
}

function RecordLine({ record, digits }: { readonly record: BodyRecord | undefined; readonly digits: number }) {
  if (!record) return <LineSkeleton rows={1} />;
  const { event, preview } = record;
  return (
    <div className={styles.record}>
      <span className={styles.number} style={{ width: `${Math.max(2, digits)}ch` }}>
        {groupDigits(record.record + 1)}
      </span>
      {event && <EventFields event={event} />}
      {record.isJson === false && <span className={styles.wrong}>no JSON</span>}
      <span className={event?.comment == null ? undefined : styles.comment}>
        <VisibleText text={preview} />
      </span>
    </div>
  );
}

function EventFields({ event }: { readonly event: NonNullable<BodyRecord['event']> }) {
  return (
    <>
      <span className={styles.event}>{event.comment === null ? (event.name ?? 'message') : 'comment'}</span>
      {event.id !== null && <span className={styles.eventId}>id {event.id}</span>}
      {event.retry !== null && <span className={styles.eventId}>retry {event.retry} ms</span>}
    </>
  );
}

function useRecords(bodyId: string, charset: string, kind: RecordKind) {
  const host = useHost();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [capped, setCapped] = useState(false);
  const windows = useMemo(
    () =>
      new RowWindows<BodyRecord>(async (from, count) => {
        const read = await host.call('body.readRecords', { bodyId, charset, kind, from, count });
        if (!read.ok) {
          setFailure(read.failure);
          return null;
        }
        setCapped(read.value.capped);
        return read.value;
      }),
    [host, bodyId, charset, kind],
  );
  useEffect(() => void windows.want(0, 60), [windows]);
  return { windows, failure, capped };
}
