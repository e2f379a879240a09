import { CircleAlert } from 'lucide-react';
import { inPrint } from '#shared/model/broken-field';
import type { DroppedField } from '#shared/model/exchange';
import type { Hiding } from './secret-fields';
import styles from './head-view.module.css';

interface Props {
  readonly fields: readonly DroppedField[];
  readonly hide: Hiding;
}

const places: Readonly<Record<DroppedField['part'], string>> = {
  head: '',
  interim: 'in an interim answer',
  trailers: 'in the trailers',
};

/** Fields that came and are not part of the answer, since the reader of HTTP/2 leaves out what is against its rules. */
export function DroppedFields({ fields, hide }: Props) {
  if (fields.length === 0) return null;
  return (
    <section aria-label="Left out by the reader" className={styles.dropped}>
      <h2 className={styles.title}>Left out by the reader of HTTP/2</h2>
      <ul className={styles.droppedList}>
        {fields.map(({ field: [name, value], why, part }, at) => (
          <li key={at} className={styles.droppedField}>
            <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
            <code className={styles.droppedText}>
              {name === '' ? '' : inPrint(name)}: {inPrint(hide.value(name, value))}
            </code>
            <span className={styles.droppedWhy}>
              {why}
              {places[part] !== '' && ` It stood ${places[part]}.`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
