import { secretSpansIn } from '#shared/secrets/mask-address';
import { secretWordsOf } from '../../state/secret-words';
import { createRow, type Row } from '#shared/model/row';
import { refusalsOf } from './failure-place';
import styles from './part.module.css';
import { RowTable } from './row-table/row-table';
import { useTab, useDraft } from './use-tab';

/** The query and the `:name` segments of the address, as tables that follow it. */
export function ParamsPart({ tabId }: { readonly tabId: string }) {
  const tab = useTab(tabId);
  const { failures } = tab;
  const words = secretWordsOf(tab);
  const [draft, edit] = useDraft(tabId);
  const refused = refusalsOf(failures);
  return (
    <div className={styles.scroll}>
      <RowTable
        label="Query"
        place="query"
        rows={draft.query}
        onChange={(query) => edit({ query: query.map(bareWhenBlank) })}
        create={createRow}
        problemAt={(row, field) => refused.at('query', field, row)}
        isSecret={({ name, value }) => secretSpansIn(`?${name}=${value}`, words).length > 0}
      />
      {draft.path.length > 0 && (
        <RowTable
          label="Path"
          place="path"
          rows={draft.path}
          onChange={(path) => edit({ path })}
          create={createRow}
          problemAt={(row, field) => refused.at('path', field, row)}
          isFixed
        />
      )}
      <p className={styles.note}>
        As typed, in the address and here. A segment such as <code>:id</code> in the path gets a row of its own.
      </p>
    </div>
  );
}

/** A row that was emptied leaves nothing between its ampersands, not even an equals sign. */
const bareWhenBlank = (row: Row): Row => (row.name === '' && row.value === '' ? { ...row, bare: true } : row);
