import type { UniformPart } from '#shared/advice/uniform-interface';
import { Check, Minus } from 'lucide-react';
import { classNames } from '../../ui/class-names';
import styles from './advice.module.css';

/** The four parts of a uniform interface, ticked where the answer shows them. */
export function UniformInterface({ parts }: { readonly parts: readonly UniformPart[] }) {
  return (
    <section aria-label="Uniform interface" className={styles.part}>
      <h3 className={styles.heading}>
        Uniform interface <span className={styles.count}>{parts.filter(({ holds }) => holds).length} of 4</span>
      </h3>
      <ul className={styles.ticks}>
        {parts.map(({ part, title, holds, says }) => {
          const Icon = holds ? Check : Minus;
          return (
            <li key={part} className={styles.tick}>
              <span className={classNames(styles.mark, holds && styles.holds)}>
                <Icon size={12} strokeWidth={2} role="img" aria-label={holds ? 'yes' : 'not here'} />
              </span>
              <div className={styles.words}>
                <p className={styles.name}>{title}</p>
                <p className={styles.small}>{says}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
