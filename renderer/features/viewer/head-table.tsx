import type { HeaderList } from '#shared/model/exchange-event';
import { describeHeader } from '#shared/http/header-dictionary';
import { readHeader, type ReadPart } from '#shared/http/read-header';
import { FollowLink, type FollowOptions } from '../../ui/follow-link';
import type { Hiding } from './secret-fields';
import styles from './head-view.module.css';

interface Props {
  readonly headers: HeaderList;
  readonly hide: Hiding;
  /** Address of the message, for relative references in values. */
  readonly base: string;
  /** When the message came, milliseconds since 1970. */
  readonly at: number;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** One row for each field line: name and value as on the wire, what the value says, what the field means. */
export function HeadTable({ headers, hide, base, at, onFollow }: Props) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">field</th>
          <th scope="col">value</th>
          <th scope="col">read as</th>
          <th scope="col">meaning</th>
        </tr>
      </thead>
      <tbody>
        {headers.map(([name, value], index) => (
          <tr key={index}>
            <th scope="row" className={styles.name}>
              {name}
            </th>
            <td className={styles.value}>{hide.value(name, value)}</td>
            <td className={styles.words}>
              {hide.value(name, value) === value &&
                readHeader(name, value, { at, url: base }).map((part, place) => (
                  <Part key={place} part={part} onFollow={onFollow} />
                ))}
            </td>
            <td className={styles.meaning} title={describeHeader(name)?.spec}>
              {describeHeader(name)?.meaning ?? <span className={styles.unknown}>not in the dictionary</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Part({ part: { text, strong, href }, onFollow }: { readonly part: ReadPart; readonly onFollow: Props['onFollow'] }) {
  if (href !== undefined)
    return (
      <FollowLink href={href} onFollow={onFollow}>
        {text}
      </FollowLink>
    );
  return strong ? <b className={styles.strong}>{text}</b> : text;
}
