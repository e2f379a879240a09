import { classWords, statusCatalog, statusClass } from '#shared/http/status-catalog';
import { useApp } from '../../state/use-app';
import { StatusMark } from '../../ui/status-mark';
import styles from './atlas.module.css';
import { type Filters, isFrequent, isLit } from './filters';

interface Props {
  readonly filters: Filters;
  readonly onChoose: (code: number) => void;
}

/** The same facts as rows: those that the filters leave. */
export function AtlasTable({ filters, onChoose }: Props) {
  const statuses = useApp((state) => state.statuses);
  const rows = statusCatalog.filter((entry) => isLit(entry, filters, statuses));
  if (rows.length === 0)
    return <p className={styles.empty}>No status is like that. Take a filter away, or search for another word.</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Phrase</th>
          <th scope="col">Class</th>
          <th scope="col">Constant</th>
          <th scope="col">Met</th>
          <th scope="col">Frequent</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((entry) => {
          const group = statusClass(entry.code);
          const [, numbered, words] = /^(HTTP_\d+_)?(.*)$/.exec(entry.constant) ?? [];
          const met = statuses.met[String(entry.code)];
          return (
            <tr key={entry.code}>
              <th scope="row">
                <button type="button" className={styles.link} onClick={() => onChoose(entry.code)}>
                  <StatusMark status={entry.code} outline={met === undefined} /> {entry.code}
                </button>
              </th>
              <td>{entry.phrase}</td>
              <td>{group && classWords[group]}</td>
              <td>
                <code>
                  {numbered}
                  <wbr />
                  {words}
                </code>
              </td>
              <td>{met === undefined ? 'no' : `${met} ${met === 1 ? 'time' : 'times'}`}</td>
              <td>{isFrequent(entry.code) ? 'yes' : 'no'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
