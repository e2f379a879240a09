import type { Row } from '#shared/model/row';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from '../../../ui/icon-button';
import { AlignLeft, MessageSquareText } from 'lucide-react';
import { BulkEdit } from './bulk-edit';
import { RowLine } from './row-line';
import styles from './row-table.module.css';
import type { Suggestion } from '../../../ui/suggestions';
import { useRows } from './use-rows';

export interface RowTableProps<R extends Row> {
  /** What the rows are: “Query parameters”. */
  readonly label: string;
  /** The part of the draft, so that a refusal finds its row. */
  readonly place: string;
  readonly rows: readonly R[];
  readonly onChange: (rows: R[]) => void;
  readonly create: () => R;
  /** Why a cell was refused. */
  readonly problemAt?: (index: number, field: string) => string | undefined;
  readonly suggestNames?: readonly Suggestion[];
  readonly suggestValues?: (name: string) => readonly Suggestion[];
  /** Names come from elsewhere: no row is added, removed or renamed. */
  readonly isFixed?: boolean;
  /** Takes the place of the value's field. */
  readonly valueCell?: (row: R, put: (row: R) => void, index: number) => ReactNode;
  /** Lines above the rows that are not rows. */
  readonly above?: (valueColumns: number) => ReactNode;
  /** The name that a new row begins with; its value then has the focus. */
  readonly startsWith?: string | undefined;
  /** Whether a row's value is shown as dots until it is edited. */
  readonly isSecret?: (row: R) => boolean;
  /** Rows can be edited as text, one on a line. */
  readonly hasText?: boolean;
}

/** A table of names and values, made for the keyboard. */
export function RowTable<R extends Row>(props: RowTableProps<R>) {
  const { label, rows, isFixed = false, hasText = !isFixed } = props;
  const [asText, setAsText] = useState(false);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const withDescriptions = wanted ?? rows.some((row) => row.description !== '');
  return (
    <section className={styles.section} aria-label={label}>
      <header className={styles.head}>
        <h2 className={styles.title}>{label}</h2>
        {!asText && (
          <IconButton
            label="Descriptions"
            icon={MessageSquareText}
            size="small"
            isPressed={withDescriptions}
            onPress={() => setWanted(!withDescriptions)}
          />
        )}
        {hasText && (
          <IconButton label="Edit as text" icon={AlignLeft} size="small" isPressed={asText} onPress={() => setAsText(!asText)} />
        )}
      </header>
      {asText ? (
        <BulkEdit label={label} rows={rows} create={props.create} onChange={props.onChange} />
      ) : (
        <Lines {...props} isFixed={isFixed} withDescriptions={withDescriptions} />
      )}
    </section>
  );
}

function Lines<R extends Row>(props: RowTableProps<R> & { readonly withDescriptions: boolean }) {
  const { rows, onChange, create, isFixed = false, withDescriptions, above, startsWith } = props;
  const editing = useRows({ rows, onChange, create, isFixed, startsWith });
  const table = useFocusOnNewRow(startsWith);
  const onKeyDown = (event: KeyboardEvent) => {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (isUndo && editing.undo()) event.preventDefault();
  };
  return (
    // The keys of the cells bubble to here; the table itself takes no focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as said above
    <table ref={table} className={styles.table} data-row-table={props.place} onKeyDown={onKeyDown}>
      <thead className={styles.names}>
        <tr>
          <th className={styles.mark}>
            <span className={styles.unseen}>Sent</span>
          </th>
          <th className={styles.name}>Name</th>
          <th>Value</th>
          {withDescriptions && <th>Description</th>}
          <th className={styles.end}>
            <span className={styles.unseen}>Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {above?.(withDescriptions ? 3 : 2)}
        {editing.shown.map((row, index) => (
          <RowLine key={row.id} {...props} row={row} index={index} editing={editing} withDescriptions={withDescriptions} />
        ))}
      </tbody>
    </table>
  );
}

/** The value of the row that begins with a name is what is wanted next. */
function useFocusOnNewRow(startsWith: string | undefined) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (startsWith === undefined) return;
    const fields = table.current?.querySelectorAll<HTMLElement>('[data-field="value"]');
    fields?.[fields.length - 1]?.focus();
  }, [startsWith]);
  return table;
}
