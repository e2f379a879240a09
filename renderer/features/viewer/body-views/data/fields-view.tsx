import type { Failure } from '#shared/failure';
import { useEffect, useState, type ReactNode } from 'react';
import { useHost } from '../../../../state/use-app';
import { EmptyNote } from '../../../../ui/empty-note';
import { HugeGrid } from '../../../../ui/huge-grid';
import { countOf, sizeOf } from '../body-words';
import { isCopy } from '../json-keys';
import { LineSkeleton } from '../line-skeleton';
import { PathBar } from '../path-bar';
import { useCopy } from '../use-copy';
import { ViewFailure } from '../view-failure';
import { VisibleText } from '../../../../ui/visible-text';
import styles from './data.module.css';
import { readFields, type FormField } from './read-fields';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string;
  readonly charsetMenu: ReactNode;
}

/** More than this is not read as one text. */
const longestForm = 8 * 1024 * 1024;

const columns = [
  { key: 'name', name: 'Name', widthPx: 180 },
  { key: 'value', name: 'Value', widthPx: 280 },
  { key: 'raw', name: 'As it came', widthPx: 280, isWide: true },
] as const;

/** The fields of a form (`application/x-www-form-urlencoded`), decoded and as they came. */
export function FieldsView({ bodyId, bytes, charset, charsetMenu }: Props) {
  const read = useFields(bodyId, bytes, charset);
  const { note, copyText } = useCopy(bodyId);
  if (bytes > longestForm)
    return (
      <EmptyNote title="These fields are not listed">
        No more than {sizeOf(longestForm)} are read as a form. Text shows all of it.
      </EmptyNote>
    );
  if (!read) return <LineSkeleton />;
  if ('failure' in read) return <ViewFailure failure={read.failure} />;
  if (read.fields.length === 0) return <EmptyNote title="No fields.">There is nothing in this form.</EmptyNote>;
  const textAt = (row: number, key: string) => read.fields[row]?.[key as keyof FormField] ?? '';
  return (
    <>
      <div className={styles.list}>
        <HugeGrid
          label="Fields"
          rowCount={read.fields.length}
          columns={columns}
          version={read}
          onKey={(event, { row, column }) => {
            const key = columns[column]?.key;
            if (isCopy(event) && key !== undefined && row >= 0) copyText(textAt(row, key), 'Copied');
          }}
          renderHead={({ name }) => name}
          renderCell={(row, { key }) => (
            <span className={key === 'raw' ? styles.raw : styles.cell}>
              <VisibleText text={textAt(row, key)} />
            </span>
          )}
        />
      </div>
      <PathBar note={note} charset={charsetMenu} status={`${countOf(read.fields.length, 'field')}, ${sizeOf(bytes)}`} />
    </>
  );
}

function useFields(bodyId: string, bytes: number, charset: string) {
  const host = useHost();
  const [read, setRead] = useState<{ readonly fields: readonly FormField[] } | { readonly failure: Failure } | null>(null);
  useEffect(() => {
    if (bytes > longestForm) return undefined;
    let isWanted = true;
    void host.call('body.readText', { bodyId, charset }).then((found) => {
      if (isWanted) setRead(found.ok ? { fields: readFields(found.value.text) } : { failure: found.failure });
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId, bytes, charset]);
  return read;
}
