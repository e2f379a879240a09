import { type DefaultHeader, defaultHeaders } from '#shared/http/default-headers';
import { createRow } from '#shared/model/row';
import { Checkbox } from '../../ui/checkbox';
import { classNames } from '../../ui/class-names';
import { refusalsOf } from './failure-place';
import { headerNames, headerValues } from './header-suggestions';
import styles from './headers-part.module.css';
import { InheritedLine, useInheritedHeaders } from './inherited-headers';
import part from './part.module.css';
import { RowTable } from './row-table/row-table';
import table from './row-table/row-table.module.css';
import { SendAsMenu } from './send-as-menu';
import { useDraft, useTab } from './use-tab';

/** The head of the request: what Cairn adds by itself, and below it what is typed. */
export function HeadersPart({ tabId }: { readonly tabId: string }) {
  const { failures } = useTab(tabId);
  const [draft, edit] = useDraft(tabId);
  const refused = refusalsOf(failures);
  const inherited = useInheritedHeaders(tabId);
  const own = new Set(draft.headers.flatMap((row) => (row.enabled ? [row.name.toLowerCase()] : [])));
  // A header from above takes the place of one of Cairn's as one that is typed does.
  const withInherited = { ...draft, headers: [...draft.headers, ...inherited.map(({ name, value }) => createRow(name, value))] };
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
        suggestNames={headerNames}
        suggestValues={headerValues}
        above={(columns) => (
          <>
            {defaultHeaders(withInherited).map((header) => (
              <DefaultLine
                key={header.name}
                header={header}
                isOwn={own.has(header.name.toLowerCase())}
                columns={columns}
                onSwitch={(on) => setRemoved(header.name, !on)}
              />
            ))}
            {inherited.map((header) => (
              <InheritedLine
                key={`${header.place.path} ${header.name}`}
                header={header}
                isTyped={own.has(header.name.toLowerCase())}
                columns={columns}
              />
            ))}
          </>
        )}
      />
      <p className={classNames(part.note, styles.foot)}>
        <span>Sent in this order, in this case, duplicates too.</span>
        <SendAsMenu rows={draft.headers} onChange={(headers) => edit({ headers })} />
      </p>
    </div>
  );
}

interface LineProps {
  readonly header: DefaultHeader;
  /** What takes its place is typed in the request itself. */
  readonly isOwn: boolean;
  /** Columns the value has for itself. */
  readonly columns: number;
  readonly onSwitch: (on: boolean) => void;
}

/** A header that Cairn adds unless it is switched off or typed below. */
function DefaultLine({ header, isOwn, columns, onSwitch }: LineProps) {
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
        {typed ? <i>{isOwn ? 'yours' : 'the one from above'} is sent instead</i> : computed ? <i>{value}</i> : value}
      </td>
    </tr>
  );
}
