import type { CallOutput } from '#shared/contract/types';
import { Button } from 'react-aria-components';
import { inheritsFrom } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import styles from './headers-part.module.css';
import table from './row-table/row-table.module.css';
import { useTab } from './use-tab';
import { useToldAbove } from '../../state/use-told-above';

type Inherited = CallOutput<'collection.readInherited'>;

/** Headers that come from the folders above a request and its collection, each with where from. */
export const useInheritedHeaders = (tabId: string): Inherited =>
  useToldAbove('collection.readInherited', inheritsFrom(useTab(tabId))) ?? none;

const none: Inherited = [];

interface LineProps {
  readonly header: Inherited[number];
  /** The request has one of the same name. */
  readonly isTyped: boolean;
  /** Columns the value has for itself. */
  readonly columns: number;
}

/** A header from above: its place opens by a press. */
export function InheritedLine({ header: { name, value, from, place }, isTyped, columns }: LineProps) {
  const openFolderSettings = useApp((state) => state.openFolderSettings);
  return (
    <tr className={classNames(table.row, styles.line, isTyped && styles.unsent)}>
      <td className={table.mark} aria-label={isTyped ? 'Not sent' : 'Sent'} />
      <td className={styles.text}>{name}</td>
      <td colSpan={columns} aria-label={isTyped ? 'yours is sent instead' : `${value}, from ${from}`}>
        <span className={styles.valued}>
          <span className={styles.text}>{isTyped ? <i>yours is sent instead</i> : value}</span>
          <Button className={classNames(styles.from)} onPress={() => openFolderSettings(place)}>
            from {from}
          </Button>
        </span>
      </td>
    </tr>
  );
}
