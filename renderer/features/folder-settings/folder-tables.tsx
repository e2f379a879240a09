import { Suspense } from 'react';
import type { FolderSettings } from '#shared/model/collection';
import { Coming } from '../../ui/coming';
import styles from './folder-settings.module.css';
import type { Tables } from './table-types';

interface Props extends Omit<Tables, 'Options'> {
  readonly draft: FolderSettings;
  readonly edit: (change: Partial<FolderSettings>) => void;
  readonly what: 'folder' | 'collection';
}

/** What stands in rows: headers, variables, checks, and what is kept of answers. */
export function FolderTables({ draft, edit, what, Headers, Variables, Checks, Setters }: Props) {
  return (
    <Suspense fallback={<Coming />}>
      <Headers label="Headers" place="folder headers" rows={draft.headers} onChange={(headers) => edit({ headers })} />
      <p className={styles.note}>
        Sent with every request in it. A header of the same name that stands nearer to the request is sent instead.
      </p>
      <Variables
        label="Variables"
        place="folder variables"
        variables={draft.variables}
        onChange={(variables) => edit({ variables })}
      />
      <p className={styles.note}>
        {what === 'folder'
          ? 'They win over the environment and over folders further up.'
          : 'The environment wins over them, and so do folders.'}{' '}
        Secrets belong into an environment.
      </p>
      <Checks place="folder checks" checks={draft.checks} onChange={(checks) => edit({ checks })} />
      <p className={styles.note}>
        Every answer to a request in it must pass them, beside the checks of the request. Kept in <code>.cairn</code>:
        OpenCollection has a place for checks of requests alone.
      </p>
      <Setters place="folder setters" setters={draft.setters} onChange={(setters) => edit({ setters })} />
      <p className={styles.note}>Taken from every answer; what a request sets itself counts more.</p>
    </Suspense>
  );
}
