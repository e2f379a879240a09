import { type DefaultHeader, defaultHeaders } from '#shared/http/default-headers';
import { describeHeader, headersFor } from '#shared/http/header-dictionary';
import { readHeader } from '#shared/http/read-header';
import { createRow } from '#shared/model/row';
import { Checkbox } from '../../ui/checkbox';
import { classNames } from '../../ui/class-names';
import { refusalsOf } from './failure-place';
import styles from './headers-part.module.css';
import part from './part.module.css';
import { RowTable } from './row-table/row-table';
import table from './row-table/row-table.module.css';
import type { Suggestion } from '../../ui/suggestions';
import { useDraft, useTab } from './use-tab';

const names: readonly Suggestion[] = headersFor('request').map(({ name, meaning }) => ({ text: name, hint: meaning }));

/** Values worth offering, each with what it says where it takes no more than a line. */
const valuesOf = (name: string): readonly Suggestion[] =>
  describeHeader(name)?.values.map((text) => {
    const hint = readHeader(name, text, { at: Date.now(), url: 'http://localhost/' })
      .map((part) => part.text)
      .join('');
    return hint === '' || hint.length > 60 ? { text } : { text, hint };
  }) ?? [];

/** The head of the request: what Cairn adds by itself, and below it what is typed. */
export function HeadersPart({ tabId }: { readonly tabId: string }) {
  const { failures } = useTab(tabId);
  const [draft, edit] = useDraft(tabId);
  const refused = refusalsOf(failures);
  const setRemoved = (name: string, removed: boolean) => {
    const others = draft.options.withoutDefaults.filter((one) => one !== name.toLowerCase());
    const withoutDefaults = removed ? [...others, name.toLowerCase()] : others;
    edit({ options: { ...draft.options, withoutDefaults } });
  };
  return (
    <div className={part.scroll}>
      <RowTable
        label="Headers"
        place="headers"
        rows={draft.headers}
        onChange={(headers) => edit({ headers })}
        create={createRow}
        problemAt={(row, field) => refused.at('headers', field, row)}
        suggestNames={names}
        suggestValues={valuesOf}
        above={(columns) =>
          defaultHeaders(draft).map((header) => (
            <DefaultLine key={header.name} header={header} columns={columns} onSwitch={(on) => setRemoved(header.name, !on)} />
          ))
        }
      />
      <p className={part.note}>Sent in this order, in this case, duplicates too.</p>
    </div>
  );
}

interface LineProps {
  readonly header: DefaultHeader;
  /** Columns the value has for itself. */
  readonly columns: number;
  readonly onSwitch: (on: boolean) => void;
}

/** A header that Cairn adds unless it is switched off or typed below. */
function DefaultLine({ header, columns, onSwitch }: LineProps) {
  const { name, value, computed, removed, typed } = header;
  return (
    <tr className={classNames(table.row, styles.line, (removed || typed) && styles.unsent)}>
      <td className={table.mark}>
        <Checkbox
          label={`Send ${name}, added by Cairn`}
          hideLabel
          isSelected={!removed && !typed}
          isDisabled={typed}
          onChange={onSwitch}
        />
      </td>
      <td className={styles.text}>{name}</td>
      <td className={styles.text} colSpan={columns}>
        {typed ? <i>yours is sent instead</i> : computed ? <i>{value}</i> : value}
      </td>
    </tr>
  );
}
