import { type ComponentProps, Suspense } from 'react';
import { Coming } from '../../ui/coming';
import styles from './folder-settings.module.css';
import type { Tables } from './table-types';

type Props = Pick<Tables, 'Options'> & ComponentProps<Tables['Options']>;

/** How the requests of a folder are sent, and where that comes from. */
export function FolderOptions({ Options, place, options, onChange }: Props) {
  return (
    <section className={styles.section} aria-label="Options">
      <h3 className={styles.title}>Options</h3>
      <p className={styles.hint}>
        {place === null
          ? 'In Settings, for this computer alone. They hold where neither a request nor a folder nor its collection says anything else.'
          : 'How its requests are sent, where they say nothing else themselves.'}
      </p>
      <Suspense fallback={<Coming />}>
        <Options place={place} options={options} onChange={onChange} />
      </Suspense>
    </section>
  );
}
