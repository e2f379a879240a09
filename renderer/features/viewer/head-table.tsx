import type { HeaderList } from '#shared/model/exchange-event';
import type { FollowOptions } from '../../ui/follow-link';
import { HeadRow } from './head-row';
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
          <HeadRow key={index} name={name} value={value} hide={hide} context={{ at, url: base }} onFollow={onFollow} />
        ))}
      </tbody>
    </table>
  );
}
