import type { RequestPlace } from '#shared/model/collection';
import { useApp } from '../../state/use-app';
import { EmptyNote } from '../../ui/empty-note';
import { FolderForm } from './folder-form';
import { FolderList } from './folder-list';
import styles from './folder-settings.module.css';
import type { Tables } from './table-types';
import { UsualOptions } from './usual-options';

/** Every collection and folder on the left, and what the chosen one gives to the requests in it. */
export function FolderSettingsPage(tables: Tables) {
  const collections = useApp((state) => state.collections);
  const shown = useApp((state) => state.shownFolder);
  const first = collections[0];
  const place: RequestPlace | null = shown === 'settings' ? null : (shown ?? (first ? { root: first.root, path: '' } : null));
  return (
    <div className={styles.page}>
      <FolderList shown={shown === 'settings' ? shown : place} />
      {place ? (
        <tables.Around place={place}>
          <FolderForm key={`${place.root}\n${place.path}`} place={place} {...tables} />
        </tables.Around>
      ) : shown === 'settings' ? (
        <tables.Around place={null}>
          <UsualOptions {...tables} />
        </tables.Around>
      ) : (
        <EmptyNote title="No collection is open.">
          A collection and its folders can give headers, variables, credentials and scripts to all requests in them.
        </EmptyNote>
      )}
    </div>
  );
}
