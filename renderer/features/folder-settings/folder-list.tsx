import { Button } from 'react-aria-components';
import type { Collection, CollectionItem, RequestPlace } from '#shared/model/collection';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import styles from './folder-settings.module.css';

interface Line {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
}

/** The collections and their folders, one of which is shown. */
export function FolderList({ shown }: { readonly shown: RequestPlace | 'settings' | null }) {
  const collections = useApp((state) => state.collections);
  const show = useApp((state) => state.showFolder);
  const isShown = (root: string, path: string) =>
    shown !== null && shown !== 'settings' && shown.root === root && shown.path === path;
  const showSettings = useApp((state) => state.openUsualOptions);
  return (
    <nav className={styles.list} aria-label="Collections and folders" tabIndex={-1}>
      <div className={styles.group}>
        <Button
          className={classNames(styles.entry, styles.top, shown === 'settings' && styles.shown)}
          aria-current={shown === 'settings' ? 'true' : undefined}
          onPress={showSettings}
        >
          <span className={styles.name}>All requests</span>
        </Button>
      </div>
      {collections.map((collection) => (
        <div key={collection.root} className={styles.group}>
          {linesOf(collection).map(({ path, name, depth }) => (
            <Button
              key={path}
              className={classNames(styles.entry, depth === 0 && styles.top, isShown(collection.root, path) && styles.shown)}
              style={{ paddingInlineStart: 16 + depth * 14 }}
              aria-current={isShown(collection.root, path) ? 'true' : undefined}
              onPress={() => show({ root: collection.root, path })}
            >
              <bdi className={styles.name}>{name}</bdi>
            </Button>
          ))}
        </div>
      ))}
    </nav>
  );
}

const linesOf = ({ name, items }: Collection): Line[] => [{ path: '', name, depth: 0 }, ...foldersIn(items, 1)];

const foldersIn = (items: readonly CollectionItem[], depth: number): Line[] =>
  items.flatMap((item) =>
    item.kind === 'folder' ? [{ path: item.path, name: item.name, depth }, ...foldersIn(item.items, depth + 1)] : [],
  );
