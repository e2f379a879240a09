import type { CallOutput } from '#shared/contract/types';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { inheritsFrom } from '../../state/tab';
import { useApp, useHost } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import styles from './headers-part.module.css';
import table from './row-table/row-table.module.css';
import { useTab } from './use-tab';

type Inherited = CallOutput<'collection.readInherited'>;

/** Headers that come from the folders above a request and its collection, each with where from. */
export function useInheritedHeaders(tabId: string): Inherited {
  const host = useHost();
  const tab = useTab(tabId);
  const collections = useApp((state) => state.collections);
  const place = inheritsFrom(tab);
  const [found, setFound] = useState<{ readonly of: string; readonly headers: Inherited }>({ of: '', headers: [] });
  const [root, path] = [place?.root ?? '', place?.path ?? ''];
  const of = `${root}\n${path}`;
  useEffect(() => {
    if (root === '') return;
    let isWanted = true;
    void host.call('collection.readInherited', { root, path }).then((told) => {
      if (isWanted) setFound({ of: `${root}\n${path}`, headers: told.ok ? told.value : [] });
    });
    return () => {
      isWanted = false;
    };
  }, [host, root, path, collections]);
  return found.of === of ? found.headers : none;
}

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
