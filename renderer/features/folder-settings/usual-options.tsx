import { useApp } from '../../state/use-app';
import { FolderOptions } from './folder-options';
import styles from './folder-settings.module.css';
import type { Tables } from './table-types';

/** How requests are sent for which neither they themselves nor a folder nor a collection says anything. */
export function UsualOptions({ Options }: Pick<Tables, 'Options'>) {
  const options = useApp((state) => state.settings.requestDefaults);
  const change = useApp((state) => state.changeSettings);
  return (
    <div className={styles.form} role="region" aria-label="Options of all requests" tabIndex={0}>
      <header className={styles.bar}>
        <h2 className={styles.shownName}>All requests</h2>
      </header>
      <FolderOptions
        place={null}
        options={options}
        onChange={(requestDefaults) => void change({ requestDefaults })}
        Options={Options}
      />
    </div>
  );
}
