import { cookieIdOf, type JarCookie } from '#shared/model/cookie';
import { Pencil, Trash2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { IconButton } from '../../ui/icon-button';
import { expiryWords, flagsOf } from './hop-facts';
import styles from './cookies-page.module.css';

interface Props {
  readonly cookies: readonly JarCookie[];
  readonly onEdit: (cookie: JarCookie) => void;
  readonly onRemove: (cookies: readonly JarCookie[]) => void;
}

/** The cookies by domain, each with what can be done to it. */
export function JarTable({ cookies, onEdit, onRemove }: Props) {
  return (
    <>
      {groupByDomain(cookies).map(([domain, group]) => (
        <table key={domain} className={styles.table} aria-label={domain}>
          <thead>
            <tr>
              <th scope="col">
                <bdi>{domain}</bdi>
              </th>
              <th scope="col">Path</th>
              <th scope="col">Until</th>
              <th scope="col">Flags</th>
              <th scope="col" className={styles.sizes}>
                Bytes
              </th>
              <th scope="col" className={styles.actions}>
                <IconButton
                  label={`Take out all of ${domain}`}
                  icon={Trash2}
                  size="small"
                  placement="left"
                  onPress={() => onRemove(group)}
                />
              </th>
            </tr>
          </thead>
          <tbody>
            {group.map((cookie) => (
              <Row key={cookieIdOf(cookie)} cookie={cookie} onEdit={onEdit} onRemove={onRemove} />
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

interface RowProps extends Pick<Props, 'onEdit' | 'onRemove'> {
  readonly cookie: JarCookie;
}

function Row({ cookie, onEdit, onRemove }: RowProps) {
  const name = cookie.name === '' ? 'the one without a name' : cookie.name;
  return (
    <tr>
      <th scope="row">
        <AriaButton className={styles.open} onPress={() => onEdit(cookie)}>
          {cookie.name === '' ? <i>no name</i> : <bdi>{cookie.name}</bdi>}
        </AriaButton>
        {!cookie.hostOnly && <span className={styles.below}>and hosts below</span>}
      </th>
      <td className={styles.data}>
        <bdi>{cookie.path}</bdi>
      </td>
      <td>{expiryWords(cookie.expires)}</td>
      <td>{flagsOf(cookie)}</td>
      <td className={styles.sizes}>{cookie.valueBytes}</td>
      <td className={styles.actions}>
        <span>
          <IconButton label={`Change ${name}`} icon={Pencil} size="small" onPress={() => onEdit(cookie)} />
          <IconButton label={`Take out ${name}`} icon={Trash2} size="small" placement="left" onPress={() => onRemove([cookie])} />
        </span>
      </td>
    </tr>
  );
}

function groupByDomain(cookies: readonly JarCookie[]): (readonly [string, readonly JarCookie[]])[] {
  const groups = Map.groupBy(cookies, ({ domain }) => domain);
  return [...groups]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([domain, group]) => [domain, group.toSorted((one, other) => one.name.localeCompare(other.name))]);
}
