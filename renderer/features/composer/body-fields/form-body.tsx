import { encodeFormField } from '#shared/http/percent-encode';
import { createRow } from '#shared/model/row';
import type { BodyProps } from './body-props';
import styles from '../part.module.css';
import { RowTable } from '../row-table/row-table';
import { useBody } from './use-body';

/** Names and values as a web form sends them. */
export function FormBody({ tabId }: BodyProps) {
  const { body, put, refused } = useBody(tabId, 'form');
  const encoded = body.rows
    .filter((row) => row.enabled)
    .map(({ name, value }) => `${encodeFormField(name)}=${encodeFormField(value)}`)
    .join('&');
  return (
    <div className={styles.scroll}>
      <RowTable
        label="Form fields"
        place="body"
        rows={body.rows}
        onChange={(rows) => put({ rows })}
        create={createRow}
        problemAt={(row, field) => refused.at('body', field, row)}
      />
      <div className={styles.note}>
        <p>As it will be sent: a space becomes +, other signs % and their bytes.</p>
        {encoded !== '' && <p className={styles.mono}>{encoded.slice(0, 4000)}</p>}
      </div>
    </div>
  );
}
