import type { Row } from '#shared/model/row';
import { useId, useState } from 'react';
import { rowsFromText, textFromRows } from './bulk-text';
import styles from './row-table.module.css';

interface Props<R extends Row> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly create: () => R;
  readonly onChange: (rows: R[]) => void;
}

/** The rows as text, one on a line; what is typed counts at once. */
export function BulkEdit<R extends Row>({ label, rows, create, onChange }: Props<R>) {
  const hintId = useId();
  const [text, setText] = useState(() => textFromRows(rows));
  const edit = (next: string) => {
    setText(next);
    onChange(rowsFromText(next, rows, create));
  };
  return (
    <div className={styles.bulk}>
      <textarea
        className={styles.text}
        aria-label={`${label} as text`}
        aria-describedby={hintId}
        value={text}
        onChange={(event) => edit(event.target.value)}
        rows={Math.min(20, Math.max(6, text.split('\n').length + 1))}
        spellCheck={false}
        wrap="off"
        dir="ltr"
      />
      <p id={hintId} className={styles.hint}>
        One on a line, <code>name: value</code>. A <code>#</code> before a line keeps it from being sent.
      </p>
    </div>
  );
}
